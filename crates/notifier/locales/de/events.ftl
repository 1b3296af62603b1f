sees-name = Diese Firma sieht den Namen
exhibitor-button = Zu Ihrer Teilnahme
exhibitor-why = Diese Mail kommt, weil Sie bei { $portal } für ein Unternehmen arbeiten, das bei „{ $event }“ dabei ist oder sein wollte.

visit-consent-request-subject = Einverständnis nötig für { $pupil }
visit-consent-request-heading = Sind Sie einverstanden?
visit-consent-request-preview = { $event }, { $day }
visit-consent-request-lead = { $pupil } hat sich bei { $portal } für eine Veranstaltung angemeldet und Ihre Mailadresse angegeben. Bitte sagen Sie bis { $by }, ob Sie einverstanden sind.
visit-consent-request-what-lead = Worum geht es?
visit-consent-request-what = Sie sehen auf der Seite alle Zeiten und wer den Namen erfährt. Sie können ein Einverständnis später zurücknehmen, über denselben Link.
visit-consent-request-otherwise-lead = Was passiert ohne Antwort?
visit-consent-request-otherwise = Ohne Ihr Einverständnis verfällt der Platz. Es werden keine Daten weitergegeben.
visit-consent-request-button = Ansehen und entscheiden
visit-consent-request-why = Diese Mail kommt, weil { $pupil } Ihre Adresse als die einer erziehungsberechtigten Person angegeben hat.

event-message-subject = { $subject }
event-message-heading = Nachricht zu „{ $event }“
event-message-preview = { $subject }
event-message-lead = Der Veranstalter von „{ $event }“ schreibt:
event-message-why = Diese Mail kommt, weil diese Adresse bei { $portal } für „{ $event }“ angemeldet ist.

exhibitor-applied-subject = Neuer Aussteller: { $company }
exhibitor-applied-heading = Ein Unternehmen möchte dabei sein
exhibitor-applied-preview = { $company }
exhibitor-applied-lead = { $company } möchte bei „{ $event }“ dabei sein. Bitte sagen Sie zu oder ab.
exhibitor-applied-button = Ansehen und entscheiden
exhibitor-applied-why = Diese Mail kommt, weil Sie bei { $portal } einen Cluster betreuen.

exhibitor-answered-subject-admitted = Zusage: { $event }
exhibitor-answered-subject-refused = Absage: { $event }
exhibitor-answered-heading-admitted = Sie sind dabei
exhibitor-answered-heading-refused = Diesmal leider nicht
exhibitor-answered-preview = { $event }, { $day }
exhibitor-answered-lead-admitted = Ihr Unternehmen ist bei „{ $event }“ dabei.
exhibitor-answered-lead-refused = Für „{ $event }“ können wir Ihrem Unternehmen diesmal leider keinen Platz geben.
exhibitor-answered-next-admitted = Auf der Seite Ihrer Teilnahme tragen Sie ein, was Sie zeigen und wen Sie suchen. Dort sehen Sie auch, wer sich zu Gesprächen anmeldet.

exhibitor-told-subject-cancelled = Abgesagt: { $event }
exhibitor-told-subject-changed = Zeit oder Ort geändert: { $event }
exhibitor-told-heading-cancelled = Die Veranstaltung fällt aus
exhibitor-told-heading-changed = Zeit oder Ort haben sich geändert
exhibitor-told-preview = { $event }, { $day }
exhibitor-told-lead-cancelled = „{ $event }“ fällt leider aus. Alle Angemeldeten haben eine Mail bekommen.
exhibitor-told-lead-changed = Bei „{ $event }“ haben sich Zeit oder Ort geändert. So ist es jetzt:
