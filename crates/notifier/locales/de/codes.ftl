code-label = Code
code-nobody-asks = Niemand von { $portal } fragt je nach diesem Code: nicht am Telefon, nicht per Mail, nicht im Chat. Wer danach fragt, hat nichts Gutes vor.
code-where = Der Code gilt { $minutes } Minuten und nur einmal. Er gehört nur auf die Seite, auf der er angefordert wurde.
code-preview = Der Code gilt { $minutes } Minuten. Niemand fragt per Telefon oder Mail danach.
not-asked-lead = Keinen Code angefordert?

sign-in-code-subject = { $grouped } ist der Code zum Anmelden bei { $portal }
sign-in-code-heading = Code zum Anmelden
sign-in-code-lead = Mit diesem Code geht es beim Anmelden bei { $portal } weiter. Wer noch kein Konto hat, bekommt damit eines.
sign-in-code-not-asked = Dann hat wahrscheinlich jemand versehentlich diese Mailadresse eingegeben. Es ist nichts zu tun, die Mail kann gelöscht werden. Ohne den Code meldet sich mit dieser Adresse niemand an.
sign-in-code-why = Diese Mail kommt, weil jemand diese Mailadresse beim Anmelden bei { $portal } eingegeben hat.

reset-code-subject = { $grouped } ist der Code für ein neues Passwort bei { $portal }
reset-code-heading = Code für ein neues Passwort
reset-code-lead = Mit diesem Code lässt sich bei { $portal } ein neues Passwort festlegen. Danach sind alle Geräte abgemeldet, auch fremde.
reset-code-not-asked = Dann ist nichts zu tun, die Mail kann gelöscht werden. Ohne den Code bleibt alles, wie es ist.
reset-code-why = Diese Mail kommt, weil jemand für diese Mailadresse ein neues Passwort bei { $portal } angefordert hat.

mail-change-code-subject = { $grouped } ist der Code für die neue Mailadresse bei { $portal }
mail-change-code-heading = Neue Mailadresse bestätigen
mail-change-code-lead = Ein Konto bei { $portal } soll ab jetzt diese Mailadresse haben. Der Code bestätigt, dass Mails hier ankommen.
mail-change-code-not-asked = Dann hat sich wahrscheinlich jemand bei der Adresse vertippt. Es ist nichts zu tun, die Mail kann gelöscht werden. Ohne den Code behält das Konto seine alte Adresse.
mail-change-code-why = Diese Mail kommt, weil jemand diese Mailadresse für ein Konto bei { $portal } eingetragen hat.
