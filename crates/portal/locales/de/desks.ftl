desk-nav = Bereiche von { $name }
desk-team = Team
desk-cancel = Abbrechen
desk-to-first = Zurück zum Anfang

team-role-operator = Betreiber
team-role-cluster-manager = Cluster-Manager
team-role-company-admin = Admin
team-role-recruiter = Recruiter
team-role-teacher = Lehrkraft
team-role-pupil = Schülerin oder Schüler
team-role-about-company-admin = verwaltet das Unternehmen und das Team
team-role-about-recruiter = kümmert sich um Stellen und Bewerbungen
team-empty = Hier ist noch niemand. Laden Sie jemanden ein.
team-own = Sie
team-since = seit { $day }
team-leave = Team verlassen
team-remove = Entfernen
team-open = Offene Einladungen
team-open-until = gilt bis { $day }
team-open-again = Noch einmal senden
team-open-revoke = Zurücknehmen
team-invite = Jemanden einladen
team-invite-text = Die Person bekommt eine Mail mit einem Link. Er gilt 14 Tage und nur für diese Adresse.
team-invite-mail = Mail-Adresse
team-invite-role = Rolle
team-invite-button = Einladung senden
team-invite-known = Diese Person ist schon im Team.
team-remove-heading = { $name } aus dem Team entfernen?
team-remove-text = Die Zugänge enden sofort. Die Person bekommt darüber eine Mail. Sie können sie später wieder einladen.
team-remove-button = Aus dem Team entfernen
team-remove-last = Die letzte Person mit dieser Rolle bleibt. Laden Sie zuerst jemand anderen ein.
team-leave-heading = Das Team verlassen?
team-leave-text = Ihre Zugänge enden sofort. Nur jemand aus dem Team kann Sie wieder einladen.
team-leave-button = Team verlassen
done-eingeladen = Die Einladung ist unterwegs.
done-zurueckgenommen = Die Einladung gilt nicht mehr.
done-entfernt = Die Person ist nicht mehr im Team. Ihre Zugänge sind beendet.
done-gegruendet = Das Cluster ist gegründet. Laden Sie jetzt seinen ersten Manager ein.
done-schule = Die Schule ist eingetragen. Laden Sie jetzt eine Lehrkraft ein.
done-gefragt = Ihre Anfrage ist beim Cluster angekommen.
done-beendet = Das ist beendet. Das Cluster sieht es.
done-nochmal = Die Mail wird noch einmal gesendet.
done-aufgehoben = An diese Adresse wird wieder gesendet.

company-desk-kind = Unternehmen
company-desk-overview = Übersicht
company-desk-heading = Ihr Unternehmen
company-desk-memberships = Mitgliedschaft in Clustern
company-desk-none = Ihr Unternehmen ist in keinem Cluster. Bitten Sie eines um Aufnahme, damit Ihre Seite sichtbar wird.
company-desk-ask = Um Aufnahme in ein Cluster bitten
company-desk-ask-text = Das Cluster prüft Ihre Anfrage. Sie bekommen eine Mail, wenn es entschieden hat.
company-desk-ask-button = Um Aufnahme bitten
company-desk-ask-clash = Dieses Cluster können Sie zurzeit nicht fragen. Nach einer Absage geht es nach 30 Tagen wieder.
company-desk-next = Weiter
company-desk-to-team = Kolleginnen und Kollegen einladen
company-desk-public = Die öffentliche Seite ansehen
company-team-intro = Diese Leute arbeiten hier für Ihr Unternehmen.
company-team-intro-recruiter = Diese Leute arbeiten hier für Ihr Unternehmen. Einladen kann, wer Admin ist.
membership-waits = wartet auf Prüfung
membership-pending = Angefragt am { $day }
membership-pending-next = Das Cluster prüft Ihre Angaben. Bis zur Aufnahme ist Ihr Unternehmen dort nicht zu sehen.
membership-active = Mitglied seit { $day }
membership-ended = Beendet am { $day }
membership-ended-next = Ihr Unternehmen ist dort nicht mehr zu sehen. Sie können wieder um Aufnahme bitten.
membership-refused = Abgelehnt am { $day }
membership-refused-next = Nach 30 Tagen können Sie wieder um Aufnahme bitten.
membership-reason = Begründung des Clusters:
membership-message = Ihre Nachricht:
membership-withdraw = Anfrage zurückziehen
membership-withdraw-heading = Die Anfrage bei { $name } zurückziehen?
membership-withdraw-text = { $name } prüft dann nicht weiter. Sie können später wieder fragen.
membership-end = Mitgliedschaft beenden
membership-end-heading = Die Mitgliedschaft bei { $name } beenden?
membership-end-text = Ihre Seite und Ihre Stellen verschwinden sofort aus dem Portal von { $name }. Sie können später wieder um Aufnahme bitten.

cluster-desk-kind = Cluster
cluster-desk-today = Heute
cluster-desk-members = Mitglieder
cluster-desk-schools = Schulen
cluster-desk-region = Region
region-intro = Wer in Ihrem Portal „in der Region“ sucht, findet Stellen innerhalb dieser Grenzen.
region-words = So heißt Ihre Region
region-words-hint = In wenigen Worten, zum Beispiel „Franken“ oder „Lübeck und Umland“.
region-districts = Landkreise, Städte und Regierungsbezirke
region-districts-hint = Mit Kommas dazwischen, zum Beispiel: Landkreis Fürth, Lübeck, Oberfranken. Höchstens 30. Auch ein Bundesland ist möglich.
region-save = Region speichern
region-unknown = Das kennen wir nicht als Landkreis, kreisfreie Stadt oder Regierungsbezirk: { $words }.
region-stale = Inzwischen hat jemand anderes die Region geändert. Wenn Sie noch einmal speichern, gelten Ihre Angaben.
done-region = Die Region ist gespeichert.
mistake-region-too-long = Das ist zu lang. Bitte höchstens 120 Zeichen.
mistake-districts-too-many = Das sind mehr als 30 Gebiete. Nennen Sie bitte größere, zum Beispiel einen Regierungsbezirk.
cluster-waiting = { $count ->
    [0] Niemand wartet auf Aufnahme
    [one] 1 Unternehmen wartet auf Aufnahme
   *[other] { $n } Unternehmen warten auf Aufnahme
}
cluster-waiting-none = Hier stehen Unternehmen, die um Aufnahme bitten. Sie bekommen dann auch eine Mail.
cluster-waiting-all = Alle, die warten
cluster-figures = Das Cluster in Zahlen
cluster-figure-active = { $count ->
    [one] Mitglied
   *[other] Mitglieder
}
cluster-figure-ended = { $count ->
    [one] beendete Mitgliedschaft
   *[other] beendete Mitgliedschaften
}
cluster-figure-refused = { $count ->
    [one] abgelehnte Anfrage
   *[other] abgelehnte Anfragen
}
cluster-figure-schools = { $count ->
    [one] Schule
   *[other] Schulen
}
cluster-team-intro = Diese Leute führen das Cluster: Sie nehmen Unternehmen auf und laden Schulen ein.
members-nav = Nach Stand
members-pending = Wartend
members-active = Aktiv
members-ended = Beendet
members-refused = Abgelehnt
members-none-pending = Zurzeit wartet niemand. Unternehmen bitten über „Für Unternehmen: registrieren“ um Aufnahme.
members-none-active = Das Cluster hat noch keine Mitglieder. Nehmen Sie ein wartendes Unternehmen auf.
members-none-ended = Keine Mitgliedschaft wurde beendet.
members-none-refused = Keine Anfrage wurde abgelehnt.
member-asked = Fragt seit { $day }
member-admin = Admin
member-no-admin = Noch niemand. Laden Sie jemanden ein.
member-message = Nachricht:
member-reason-given = Begründung:
member-admit = Aufnehmen
member-refuse = Ablehnen
member-end = Mitgliedschaft beenden
member-team = Admins einladen
member-team-heading = Team von { $name }
member-team-intro = Sie können Admins einladen und entfernen. Um alle anderen kümmern sich die Admins selbst.
member-team-back = Alle Mitglieder
member-refuse-heading = Die Anfrage von { $name } ablehnen?
member-refuse-text = Das Unternehmen bekommt eine Mail mit Ihrer Begründung. Nach 30 Tagen kann es wieder fragen.
member-end-heading = Die Mitgliedschaft von { $name } beenden?
member-end-text = Seite und Stellen des Unternehmens verschwinden sofort aus Ihrem Portal. Das Unternehmen bekommt eine Mail mit Ihrer Begründung.
member-reason = Begründung
member-reason-hint = Das Unternehmen liest sie.
member-changed = Inzwischen hat sich hier etwas geändert. Sehen Sie in der Liste nach.
member-done-admitted = { $name } ist jetzt Mitglied und im Portal zu sehen.
member-done-refused = Die Anfrage von { $name } ist abgelehnt. Das Unternehmen bekommt eine Mail.
member-done-ended = Die Mitgliedschaft von { $name } ist beendet. Das Unternehmen bekommt eine Mail.
member-undo = Rückgängig machen
schools-intro = Mit diesen Schulen arbeitet das Cluster zusammen. Lehrkräfte kommen über eine Einladung dazu.
schools-none = Noch ist keine Schule eingetragen. Tragen Sie unten die erste ein.
school-add = Eine Schule eintragen
school-add-button = Schule eintragen
school-name = Name der Schule
school-to-team = Lehrkräfte
school-team-heading = Lehrkräfte: { $name }
school-team-intro = Diese Lehrkräfte gehören zur Schule.
school-team-back = Alle Schulen

operator-desk-kind = Betrieb
operator-desk-name = Diese Installation
operator-desk-health = Zustand
operator-desk-clusters = Cluster
operator-desk-mails = Mails
operator-team-intro = Betreiber sehen jedes Cluster und alle Mails im Ausgang. Laden Sie nur wenige ein.
health-heading = Läuft alles?
health-well = in Ordnung
health-look = bitte ansehen
health-show = Ansehen
health-database = Datenbank
health-database-well = Sie antwortet.
health-database-ill = Sie antwortet nicht.
health-waiting = Wartende Mails
health-waiting-count = { $count ->
    [0] Keine Mail wartet.
    [one] 1 Mail wartet.
   *[other] { $n } Mails warten.
}
health-waiting-since = Die älteste ist seit { $n } Minuten fällig.
health-dead = Aufgegebene Mails
health-dead-count = { $count ->
    [0] Keine Mail wurde aufgegeben.
    [one] 1 Mail konnte nicht gesendet werden.
   *[other] { $n } Mails konnten nicht gesendet werden.
}
health-done = Gesendete Mails
health-done-count = { $count ->
    [0] Noch keine Mail wurde gesendet.
    [one] 1 Mail wurde gesendet.
   *[other] { $n } Mails wurden gesendet.
}
health-index = Suche
health-index-count = { $count ->
    [0] Der Index ist leer.
    [one] 1 Eintrag ist im Index.
   *[other] { $n } Einträge sind im Index.
}
clusters-none = Noch gibt es kein Cluster. Gründen Sie das erste.
clusters-team = Team
clusters-portal = Portal
cluster-found = Ein Cluster gründen
cluster-found-text = Danach laden Sie den ersten Manager ein. Das Portal ist sofort erreichbar.
cluster-found-button = Cluster gründen
cluster-taken = Diese Kurzadresse oder dieser Hostname ist schon vergeben.
cluster-name = Name
cluster-name-hint = Zum Beispiel „Formwerk – Kunststoff in Franken“. Vor dem Strich steht, was im Kopf des Portals steht.
cluster-slug = Kurzadresse
cluster-slug-hint = Kleine Buchstaben, Ziffern und Bindestriche. Aus „formwerk“ wird die Adresse /c/formwerk.
cluster-sector = Branche
cluster-region = Region
cluster-colour = Farbe
cluster-colour-hint = Zum Beispiel #0b5394. Ohne Angabe ein ruhiges Blau.
cluster-accent-colour = Zweite Farbe
cluster-accent-colour-hint = Zum Beispiel #e07a1f. Ohne Angabe ein warmes Orange.
cluster-logo-text = Buchstaben im Logo
cluster-logo-text-hint = Ein oder zwei Buchstaben.
cluster-host-name = Eigener Hostname
cluster-host-name-hint = Zum Beispiel ausbildung.example.org. Er muss schon auf diesen Server zeigen.
cluster-contact-mail = Mail-Adresse für Fragen
outbox-nav = Nach Stand
outbox-all = Alle
outbox-state-waiting = Wartend
outbox-state-done = Gesendet
outbox-state-dead = Aufgegeben
outbox-attempts = { $count ->
    [0] noch kein Versuch
    [one] 1 Versuch
   *[other] { $n } Versuche
}
outbox-due = fällig { $day }
outbox-finished = erledigt { $day }
outbox-none = Hier ist keine Mail. Ändern Sie Stand oder Adresse.
outbox-older = Ältere
outbox-recipient = Empfänger
outbox-search = Suchen
outbox-back = Alle Mails
outbox-asked = Angelegt
outbox-stands = Stand
outbox-error = Letzter Fehler
outbox-retry = Noch einmal senden
outbox-retry-text = Die Versuche werden neu gezählt. Der erste kommt sofort.
outbox-payload = Inhalt
outbox-payload-text = Codes und Links sind verdeckt, denn mit ihnen käme man in fremde Konten. Nach dem Senden wird der Inhalt gelöscht.
suppressed-title = Gesperrte Adressen
suppressed-text = An diese Adressen wird nichts gesendet, weil Mails zurückkamen oder als unerwünscht gemeldet wurden.
suppressed-none = Keine Adresse ist gesperrt.
suppressed-since = seit { $day }
suppressed-lift = Sperre aufheben
suppression-hard-bounce = Der Server des Empfängers nimmt nichts an.
suppression-complaint = Der Empfänger hat eine Mail als unerwünscht gemeldet.
letter-sign-in-code = Code zum Anmelden
letter-reset-code = Code für ein neues Passwort
letter-mail-change-code = Code für eine neue Adresse
letter-mail-taken = Adresse schon vergeben
letter-mail-changed = Adresse geändert
letter-security-changed = Sicherheit des Kontos geändert
letter-invitation = Einladung
letter-grant-ended = Zugang beendet
letter-guardian-request = Bitte um Einwilligung
letter-guardian-agreed = Einwilligung gegeben
letter-guardian-refused = Einwilligung abgelehnt
letter-guardian-withdrew = Einwilligung zurückgezogen
letter-membership-received = Anfrage eines Unternehmens angekommen
letter-membership-requested = Unternehmen bittet um Aufnahme
letter-membership-admitted = Unternehmen aufgenommen
letter-membership-refused = Unternehmen abgelehnt
letter-membership-ended = Mitgliedschaft beendet
letter-erasure-warning = Konto wird bald gelöscht
letter-erased = Konto gelöscht
