company = Company
town = Town
person = Asked by
reason-lead = The cluster’s reason
membership-contact = Do you have questions about it? The cluster will answer:
membership-why = You get this email because you manage this company at { $portal }: { $company }

membership-received-subject = Request received: { $company } at { $cluster }
membership-received-heading = We have your request
membership-received-preview = We will write to you once it is decided.
membership-received-lead = Thank you for your request. { $company } would like to become a member of { $cluster }.
membership-received-next-lead = What happens next?
membership-received-next = The cluster’s management checks the details. Once it has decided, you get an email. You need not do anything until then.
membership-received-hidden-lead = Who can see the company?
membership-received-hidden = Until it is admitted, only your team and the cluster’s management. Nothing of it can be found in the portal yet.

membership-requested-subject = New request: { $company } would like to become a member
membership-requested-heading = A company would like to become a member
membership-requested-preview = { $company } is waiting for your decision.
membership-requested-lead = A new request has arrived at { $portal }. Please check that this company exists and fits the cluster.
membership-requested-hidden = Until you decide, nothing of the company can be seen in the portal.
membership-requested-button = Check the request
membership-requested-why = You get this email because you manage this cluster and want emails about new requests.

membership-admitted-subject = { $company } is now a member of { $cluster }
membership-admitted-heading = Your company has been admitted
membership-admitted-preview = Profile and published positions can now be seen.
membership-admitted-lead = { $company } is now a member of { $cluster }. Its profile and published positions can be found in the portal from now on.
membership-admitted-next-lead = What comes next?
membership-admitted-next = Complete the profile, publish your positions and invite your team.
membership-admitted-button = To your company

membership-refused-subject = { $cluster } does not admit { $company }
membership-refused-heading = Your request was refused
membership-refused-preview = You can ask again after 30 days.
membership-refused-lead = { $company } wanted to become a member of { $cluster }. Unfortunately the cluster’s management has refused the request.
membership-refused-next-lead = What can you do?
membership-refused-next = You can ask again after 30 days. Your account and the company’s details are kept until then.

membership-ended-subject = { $company } is no longer a member of { $cluster }
membership-ended-heading = The membership has ended
membership-ended-preview = Profile and positions can no longer be seen there.
membership-ended-lead = The membership of { $company } in { $cluster } has ended. Its profile and positions can no longer be seen in the cluster’s portal.
membership-ended-rest-lead = What stays?
membership-ended-rest = Your account and the company’s details stay. Nothing changes in other clusters of which the company is a member.
