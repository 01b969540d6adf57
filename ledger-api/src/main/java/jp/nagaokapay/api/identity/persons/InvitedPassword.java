package jp.nagaokapay.api.identity.persons;

import java.util.List;
import java.util.Optional;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.CredentialChanged;
import jp.nagaokapay.api.identity.CredentialChanged.Change;
import jp.nagaokapay.api.identity.SignIns;
import jp.nagaokapay.api.register.PasswordPolicy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How staff choose their password with the link that an administrator gave them. */
@Component
@BuiltInIssuer
class InvitedPassword {
    private final Invitations invitations;
    private final StaffAccounts staff;
    private final PasswordEncoder passwords;
    private final SignIns signIns;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher told;

    InvitedPassword(
            Invitations invitations,
            StaffAccounts staff,
            PasswordEncoder passwords,
            SignIns signIns,
            TransactionTemplate transaction,
            ApplicationEventPublisher told) {
        this.invitations = invitations;
        this.staff = staff;
        this.passwords = passwords;
        this.signIns = signIns;
        this.transaction = transaction;
        this.told = told;
    }

    /**
     * Uses the link up for a password. Whether the link was good is the answer; throws {@link
     * jp.nagaokapay.ledger.shared.message.Refused} with a {@link
     * jp.nagaokapay.api.register.PasswordRule}, and the link stays good, when the password is not.
     */
    boolean choose(String token, String password) {
        Optional<StaffAccounts.Member> invited = invitations.staffOf(token).flatMap(staff::get);
        if (invited.isEmpty()) {
            return false;
        }
        StaffAccounts.Member member = invited.get();
        PasswordPolicy.require(password, List.of(member.username()));
        String encoded = passwords.encode(password); // slow on purpose, so outside the transaction
        return Boolean.TRUE.equals(
                transaction.execute(_ -> {
                    // waits for whoever resets or disables the account, who takes the link back
                    staff.lock(member.staffId());
                    if (!invitations.use(member.staffId(), token)) {
                        return false;
                    }
                    staff.choosePassword(member.staffId(), encoded);
                    signIns.endAllOf(member.staffId());
                    told.publishEvent(
                            new CredentialChanged(member.staffId(), Change.PASSWORD_CHOSEN, null));
                    return true;
                }));
    }
}
