board-button = Zur Bewerbung
board-why = Diese Mail kommt, weil Sie bei { $portal } für ein Unternehmen arbeiten.

application-arrived-subject = Neue Bewerbung: { $title }
application-arrived-heading = Eine neue Bewerbung
application-arrived-preview = Bitte antworten Sie bis { $due }.
application-arrived-lead = Bei { $company } ist eine neue Bewerbung eingegangen. Stelle: { $title }.
application-arrived-due = Bitte antworten Sie bis { $due }. Wie zuverlässig Sie antworten, sehen Jugendliche auf Ihrem Profil.
application-arrived-open = Von wem sie ist und was darin steht, sehen Sie nur nach dem Anmelden.

answers-due-subject = Bitte antworten: { $count } offen bei { $company }
answers-due-heading = Jugendliche warten auf Ihre Antwort
answers-due-preview = { $company }
answers-due-lead = Bei { $company } warten { $count } Bewerbungen auf eine Antwort:
answers-due-lead-one = Bei { $company } wartet eine Bewerbung auf eine Antwort:
answers-due-until = Antwort bis { $due }
answers-due-why-answer = Eine Absage ist besser als keine Antwort. Für beides gibt es fertige Texte, die Sie nur anpassen. Wenn die Frist vorbei ist, sieht das Management Ihres Clusters, dass Antworten fehlen.
answers-due-button = Jetzt antworten

answer-asked-subject = Jemand fragt nach einer Antwort: { $title }
answer-asked-heading = Eine Nachfrage zu einer Bewerbung
answer-asked-preview = Bitte antworten Sie bis { $due }.
answer-asked-lead = Jemand hat sich bei { $company } beworben und fragt nach dem Stand. Stelle: { $title }.
answer-asked-due = Bitte antworten Sie bis { $due }, auch wenn noch nichts entschieden ist.

applicant-moved-preview = { $title }
applicant-moved-subject-accepted = Platz angenommen: { $title }
applicant-moved-heading-accepted = Ihre Zusage wurde angenommen
applicant-moved-lead-accepted = Jemand nimmt den Platz an, den Sie bei { $company } angeboten haben. Stelle: { $title }.
applicant-moved-subject-declined = Zusage nicht angenommen: { $title }
applicant-moved-heading-declined = Ihre Zusage wurde nicht angenommen
applicant-moved-lead-declined = Der Platz, den Sie bei { $company } angeboten haben, wurde nicht angenommen. Stelle: { $title }.
applicant-moved-subject-withdrawn = Bewerbung zurückgezogen: { $title }
applicant-moved-heading-withdrawn = Eine Bewerbung wurde zurückgezogen
applicant-moved-lead-withdrawn = Eine Bewerbung bei { $company } wurde zurückgezogen. Sie müssen nichts tun. Stelle: { $title }.
applicant-moved-subject-unanswered = Ohne Antwort geschlossen: { $title }
applicant-moved-heading-unanswered = Eine Bewerbung wurde ohne Antwort geschlossen
applicant-moved-lead-unanswered = Auf eine Bewerbung bei { $company } kam von Ihnen keine Antwort. Sie ist jetzt geschlossen. Stelle: { $title }.
applicant-moved-record = Das zählt in dem Anteil, der auf Ihrem Profil steht.

answers-overdue-subject = Überfällige Antworten: { $count }
answers-overdue-heading = Antworten sind überfällig
answers-overdue-preview = Bitte sprechen Sie die Unternehmen an.
answers-overdue-lead = Neu überfällig sind { $count } Antworten auf Bewerbungen, bei diesen Unternehmen:
answers-overdue-lead-one = Neu überfällig ist eine Antwort auf eine Bewerbung, bei diesem Unternehmen:
answers-overdue-what = Oft hilft ein Anruf. Ohne Antwort werden diese Bewerbungen nach weiteren Tagen geschlossen. Wer sich beworben hat, sehen Sie nicht.
answers-overdue-button = Übersicht öffnen
answers-overdue-why = Diese Mail kommt, weil Sie dieses Cluster leiten.
