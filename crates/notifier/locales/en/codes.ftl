code-label = Code
code-nobody-asks = Nobody from { $portal } will ever ask you for this code: not on the phone, not by email, not in a chat. Anyone who does means no good.
code-where = The code is valid for { $minutes } minutes and works once. It belongs only on the page where you asked for it.
code-preview = The code is valid for { $minutes } minutes. Nobody will ask you for it by phone or email.
not-asked-lead = Did you not ask for a code?

sign-in-code-subject = { $grouped } is your code to sign in to { $portal }
sign-in-code-heading = Your code to sign in
sign-in-code-lead = Enter this code to sign in to { $portal }. If you have no account yet, you get one with it.
sign-in-code-not-asked = Then someone probably typed in this email address by mistake. There is nothing to do, you can delete this email. Without the code nobody can sign in with your address.
sign-in-code-why = You get this email because someone entered this email address when signing in to { $portal }.

reset-code-subject = { $grouped } is your code for a new password at { $portal }
reset-code-heading = Your code for a new password
reset-code-lead = Enter this code to set a new password at { $portal }. After that all devices are signed out, also those of strangers.
reset-code-not-asked = Then there is nothing to do, you can delete this email. Without the code everything stays as it is.
reset-code-why = You get this email because someone asked for a new password at { $portal } for this email address.

mail-change-code-subject = { $grouped } is the code for the new email address at { $portal }
mail-change-code-heading = Confirm the new email address
mail-change-code-lead = An account at { $portal } is to have this email address from now on. The code confirms that emails arrive here.
mail-change-code-not-asked = Then someone probably mistyped their address. There is nothing to do, you can delete this email. Without the code the account keeps its old address.
mail-change-code-why = You get this email because someone entered this email address for an account at { $portal }.
