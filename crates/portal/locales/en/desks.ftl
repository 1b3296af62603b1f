desk-nav = Parts of { $name }
desk-team = Team
desk-cancel = Cancel
desk-to-first = Back to the beginning

team-role-operator = Operator
team-role-cluster-manager = Cluster manager
team-role-company-admin = Admin
team-role-recruiter = Recruiter
team-role-teacher = Teacher
team-role-pupil = Pupil
team-role-about-company-admin = looks after the company and its team
team-role-about-recruiter = looks after postings and applications
team-empty = Nobody is here yet. Invite someone.
team-own = You
team-since = since { $day }
team-leave = Leave the team
team-remove = Remove
team-open = Open invitations
team-open-until = valid until { $day }
team-open-again = Send again
team-open-revoke = Take back
team-invite = Invite someone
team-invite-text = The person gets a mail with a link. It is valid for 14 days and for this address only.
team-invite-mail = Mail address
team-invite-role = Role
team-invite-button = Send the invitation
team-invite-known = This person is in the team already.
team-remove-heading = Remove { $name } from the team?
team-remove-text = Their access ends at once. They get a mail about it. You can invite them again later.
team-remove-button = Remove from the team
team-remove-last = The last person with this role stays. Invite someone else first.
team-leave-heading = Leave the team?
team-leave-text = Your access ends at once. Only someone of the team can invite you again.
team-leave-button = Leave the team
done-eingeladen = The invitation is on its way.
done-zurueckgenommen = The invitation is not valid any more.
done-entfernt = This person is not in the team any more. Their access has ended.
done-gegruendet = The cluster is founded. Now invite its first manager.
done-schule = The school is entered. Now invite a teacher.
done-gefragt = Your request has reached the cluster.
done-beendet = That has ended. The cluster sees it.
done-nochmal = The mail is being sent again.
done-aufgehoben = Mails are sent to this address again.

company-desk-kind = Company
company-desk-overview = Overview
company-desk-heading = Your company
company-desk-memberships = Membership in clusters
company-desk-none = Your company is in no cluster. Ask one for admission, so that your page becomes visible.
company-desk-ask = Ask a cluster for admission
company-desk-ask-text = The cluster checks your request. You get a mail when it has decided.
company-desk-ask-button = Ask for admission
company-desk-ask-clash = You cannot ask this cluster at the moment. After a refusal you can ask again in 30 days.
company-desk-next = What next
company-desk-to-team = Invite colleagues
company-desk-public = See the public page
company-team-intro = These people work for your company here.
company-team-intro-recruiter = These people work for your company here. Admins can invite others.
membership-waits = waits to be checked
membership-pending = Asked on { $day }
membership-pending-next = The cluster checks what you have entered. Until it admits you, your company is not shown there.
membership-active = Member since { $day }
membership-ended = Ended on { $day }
membership-ended-next = Your company is not shown there any more. You can ask for admission again.
membership-refused = Refused on { $day }
membership-refused-next = After 30 days you can ask for admission again.
membership-reason = The cluster’s reason:
membership-message = Your message:
membership-withdraw = Withdraw the request
membership-withdraw-heading = Withdraw the request to { $name }?
membership-withdraw-text = { $name } then stops checking. You can ask again later.
membership-end = End the membership
membership-end-heading = End the membership of { $name }?
membership-end-text = Your page and your postings disappear from the portal of { $name } at once. You can ask for admission again later.

cluster-desk-kind = Cluster
cluster-desk-today = Today
cluster-desk-members = Members
cluster-desk-schools = Schools
cluster-desk-region = Region
region-intro = Whoever searches “in der Region” in your portal finds positions within these boundaries.
region-words = What your region is called
region-words-hint = In a few words, such as “Franken” or “Lübeck und Umland”.
region-districts = Districts, towns and Regierungsbezirke
region-districts-hint = With commas between them, for example: Landkreis Fürth, Lübeck, Oberfranken. At most 30. A state is possible as well.
region-save = Save the region
region-unknown = We know no district, town without a district or Regierungsbezirk called: { $words }.
region-stale = Somebody else has changed the region meanwhile. If you save again, what you entered holds.
done-region = The region has been saved.
mistake-region-too-long = That is too long. Please use 120 characters at most.
mistake-districts-too-many = These are more than 30 areas. Please name larger ones, such as a Regierungsbezirk.
cluster-waiting = { $count ->
    [0] Nobody waits for admission
    [one] 1 company waits for admission
   *[other] { $n } companies wait for admission
}
cluster-waiting-none = Companies that ask for admission stand here. You then get a mail, too.
cluster-waiting-all = All who wait
cluster-figures = The cluster in figures
cluster-figure-active = { $count ->
    [one] member
   *[other] members
}
cluster-figure-ended = { $count ->
    [one] ended membership
   *[other] ended memberships
}
cluster-figure-refused = { $count ->
    [one] refused request
   *[other] refused requests
}
cluster-figure-schools = { $count ->
    [one] school
   *[other] schools
}
cluster-team-intro = These people run the cluster: they admit companies and invite schools.
members-nav = By state
members-pending = Waiting
members-active = Active
members-ended = Ended
members-refused = Refused
members-none-pending = Nobody waits at the moment. Companies ask for admission by “For companies: register”.
members-none-active = The cluster has no members yet. Admit a company that waits.
members-none-ended = No membership has been ended.
members-none-refused = No request has been refused.
member-asked = Asks since { $day }
member-admin = Admin
member-no-admin = Nobody yet. Invite someone.
member-message = Message:
member-reason-given = Reason:
member-admit = Admit
member-refuse = Refuse
member-end = End the membership
member-team = Invite admins
member-team-heading = Team of { $name }
member-team-intro = You can invite and remove admins. The admins look after everyone else themselves.
member-team-back = All members
member-refuse-heading = Refuse the request of { $name }?
member-refuse-text = The company gets a mail with your reason. After 30 days it can ask again.
member-end-heading = End the membership of { $name }?
member-end-text = The company’s page and postings disappear from your portal at once. The company gets a mail with your reason.
member-reason = Reason
member-reason-hint = The company reads it.
member-changed = Something has changed here meanwhile. Have a look at the list.
member-done-admitted = { $name } is a member now and shown in the portal.
member-done-refused = The request of { $name } is refused. The company gets a mail.
member-done-ended = The membership of { $name } has ended. The company gets a mail.
member-undo = Undo
schools-intro = The cluster works with these schools. Teachers join by an invitation.
schools-none = No school is entered yet. Enter the first one below.
school-add = Enter a school
school-add-button = Enter the school
school-name = Name of the school
school-to-team = Teachers
school-team-heading = Teachers: { $name }
school-team-intro = These teachers belong to the school.
school-team-back = All schools

operator-desk-kind = Operation
operator-desk-name = This installation
operator-desk-health = Health
operator-desk-clusters = Clusters
operator-desk-mails = Mails
operator-team-intro = Operators see each cluster and all mails in the outbox. Invite only a few.
health-heading = Is everything running?
health-well = fine
health-look = please look
health-show = Show
health-database = Database
health-database-well = It answers.
health-database-ill = It does not answer.
health-waiting = Waiting mails
health-waiting-count = { $count ->
    [0] No mail waits.
    [one] 1 mail waits.
   *[other] { $n } mails wait.
}
health-waiting-since = The oldest has been due for { $n } minutes.
health-dead = Mails given up
health-dead-count = { $count ->
    [0] No mail was given up.
    [one] 1 mail could not be sent.
   *[other] { $n } mails could not be sent.
}
health-done = Sent mails
health-done-count = { $count ->
    [0] No mail has been sent yet.
    [one] 1 mail was sent.
   *[other] { $n } mails were sent.
}
health-index = Search
health-index-count = { $count ->
    [0] The index is empty.
    [one] 1 entry is in the index.
   *[other] { $n } entries are in the index.
}
clusters-none = There is no cluster yet. Found the first one.
clusters-team = Team
clusters-portal = Portal
cluster-found = Found a cluster
cluster-found-text = After that you invite its first manager. The portal can be reached at once.
cluster-found-button = Found the cluster
cluster-taken = This short address or host name is taken already.
cluster-name = Name
cluster-name-hint = For example “Formwerk – Kunststoff in Franken”. What stands before the dash is shown at the head of the portal.
cluster-slug = Short address
cluster-slug-hint = Small letters, digits and hyphens. “formwerk” becomes the address /c/formwerk.
cluster-sector = Industry
cluster-region = Region
cluster-colour = Colour
cluster-colour-hint = For example #0b5394. A calm blue unless given.
cluster-accent-colour = Second colour
cluster-accent-colour-hint = For example #e07a1f. A warm orange unless given.
cluster-logo-text = Letters of the logo
cluster-logo-text-hint = One or two letters.
cluster-host-name = Own host name
cluster-host-name-hint = For example ausbildung.example.org. It must lead to this server already.
cluster-contact-mail = Mail address for questions
outbox-nav = By state
outbox-all = All
outbox-state-waiting = Waiting
outbox-state-done = Sent
outbox-state-dead = Given up
outbox-attempts = { $count ->
    [0] no attempt yet
    [one] 1 attempt
   *[other] { $n } attempts
}
outbox-due = due { $day }
outbox-finished = finished { $day }
outbox-none = There is no mail here. Change the state or the address.
outbox-older = Older
outbox-recipient = Recipient
outbox-search = Search
outbox-back = All mails
outbox-asked = Created
outbox-stands = State
outbox-error = Last error
outbox-retry = Send again
outbox-retry-text = Its attempts count anew. The first one is at once.
outbox-payload = Content
outbox-payload-text = Codes and links are hidden, since they open accounts of others. After sending, the content is deleted.
suppressed-title = Suppressed addresses
suppressed-text = Nothing is sent to these addresses, since mails came back or were reported as unwanted.
suppressed-none = No address is suppressed.
suppressed-since = since { $day }
suppressed-lift = Send again
suppression-hard-bounce = The receiver’s server takes nothing.
suppression-complaint = The receiver has reported a mail as unwanted.
letter-sign-in-code = Code for signing in
letter-reset-code = Code for a new password
letter-mail-change-code = Code for a new address
letter-mail-taken = Address taken already
letter-mail-changed = Address changed
letter-security-changed = Account’s safety changed
letter-invitation = Invitation
letter-grant-ended = Access ended
letter-guardian-request = Request for consent
letter-guardian-agreed = Consent given
letter-guardian-refused = Consent refused
letter-guardian-withdrew = Consent withdrawn
letter-membership-received = Company’s request has arrived
letter-membership-requested = Company asks for admission
letter-membership-admitted = Company admitted
letter-membership-refused = Company refused
letter-membership-ended = Membership ended
letter-erasure-warning = Account will be erased soon
letter-erased = Account erased
