company = Unternehmen
town = Ort
person = Anfrage von
reason-lead = Begründung des Clusters
membership-contact = Haben Sie Fragen dazu? Das Cluster antwortet Ihnen:
membership-why = Diese Mail kommt, weil Sie bei { $portal } dieses Unternehmen verwalten: { $company }

membership-received-subject = Anfrage angekommen: { $company } bei { $cluster }
membership-received-heading = Ihre Anfrage ist angekommen
membership-received-preview = Wir schreiben Ihnen, sobald entschieden ist.
membership-received-lead = Danke für Ihre Anfrage. { $company } möchte Mitglied bei { $cluster } werden.
membership-received-next-lead = Wie geht es weiter?
membership-received-next = Das Management des Clusters prüft die Angaben. Sobald entschieden ist, bekommen Sie eine Mail. Sie müssen bis dahin nichts tun.
membership-received-hidden-lead = Wer sieht das Unternehmen?
membership-received-hidden = Bis zur Aufnahme nur Ihr Team und das Management des Clusters. Im Portal ist noch nichts davon zu finden.

membership-requested-subject = Neue Anfrage: { $company } möchte Mitglied werden
membership-requested-heading = Ein Unternehmen möchte Mitglied werden
membership-requested-preview = { $company } wartet auf Ihre Entscheidung.
membership-requested-lead = Bei { $portal } ist eine neue Anfrage eingegangen. Bitte prüfen Sie, ob es dieses Unternehmen gibt und ob es zum Cluster passt.
membership-requested-hidden = Bis Sie entscheiden, ist vom Unternehmen im Portal nichts zu sehen.
membership-requested-button = Anfrage prüfen
membership-requested-why = Diese Mail kommt, weil Sie dieses Cluster leiten und Mails über neue Anfragen möchten.

membership-admitted-subject = { $company } ist jetzt Mitglied bei { $cluster }
membership-admitted-heading = Ihr Unternehmen ist aufgenommen
membership-admitted-preview = Profil und veröffentlichte Stellen sind jetzt zu sehen.
membership-admitted-lead = { $company } ist jetzt Mitglied bei { $cluster }. Profil und veröffentlichte Stellen sind ab sofort im Portal zu finden.
membership-admitted-next-lead = Was kommt als Nächstes?
membership-admitted-next = Vervollständigen Sie das Profil, veröffentlichen Sie Ihre Stellen und laden Sie Ihr Team ein.
membership-admitted-button = Zu Ihrem Unternehmen

membership-refused-subject = { $cluster } nimmt { $company } nicht auf
membership-refused-heading = Ihre Anfrage wurde abgelehnt
membership-refused-preview = Nach 30 Tagen können Sie neu anfragen.
membership-refused-lead = { $company } wollte Mitglied bei { $cluster } werden. Das Management des Clusters hat die Anfrage leider abgelehnt.
membership-refused-next-lead = Was können Sie tun?
membership-refused-next = Nach 30 Tagen können Sie neu anfragen. Ihr Konto und die Angaben zum Unternehmen bleiben so lange erhalten.

membership-ended-subject = { $company } ist nicht mehr Mitglied bei { $cluster }
membership-ended-heading = Die Mitgliedschaft ist beendet
membership-ended-preview = Profil und Stellen sind dort nicht mehr zu sehen.
membership-ended-lead = Die Mitgliedschaft von { $company } bei { $cluster } ist beendet. Profil und Stellen sind im Portal des Clusters nicht mehr zu sehen.
membership-ended-rest-lead = Was bleibt?
membership-ended-rest = Ihr Konto und die Angaben zum Unternehmen bleiben erhalten. In anderen Clustern, in denen das Unternehmen Mitglied ist, ändert sich nichts.
