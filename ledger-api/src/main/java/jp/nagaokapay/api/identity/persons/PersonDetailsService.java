package jp.nagaokapay.api.identity.persons;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.nagaokapay.api.freeze.Freezes;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.api.register.ResidentId;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.ledger.shared.text.TypedText;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Component;

/**
 * Who can sign in: residents by phone or id, staff by name. Once signed in, a person is known by
 * their id, which becomes the token's subject.
 */
@Component
class PersonDetailsService implements UserDetailsService {
    private static final Set<String> RESIDENT_SCOPES = Set.of("wallet");

    private final Residents residents;
    private final Freezes freezes;
    private final StaffAccounts staff;

    PersonDetailsService(Residents residents, Freezes freezes, StaffAccounts staff) {
        this.residents = residents;
        this.freezes = freezes;
        this.staff = staff;
    }

    @Override
    public UserDetails loadUserByUsername(String typed) {
        return find(typed).orElseThrow(() -> new UsernameNotFoundException("nobody of that name"));
    }

    /** Who is meant: the id of whoever has the name, or the name that nobody has. */
    String identify(String typed) {
        return find(typed).map(UserDetails::getUsername).orElseGet(() -> name(typed));
    }

    /** A person by their id, for whom no name was typed; empty once they are gone. */
    Optional<UserDetails> withId(String id) {
        return StaffAccounts.isStaff(id)
                ? staff.get(id).map(PersonDetailsService::user)
                : ResidentId.isOne(id)
                        ? residents.find(new ResidentId(id)).map(PersonDetailsService::user)
                        : Optional.empty();
    }

    void noteSignIn(String id) {
        if (StaffAccounts.isStaff(id)) {
            staff.noteSignIn(id);
        } else {
            residents.noteSignIn(new ResidentId(id));
        }
    }

    /** Whether somebody has the right password and may not sign in all the same. */
    boolean isStopped(String id) {
        return ResidentId.isOne(id)
                && residents
                        .find(new ResidentId(id))
                        .filter(resident -> freezes.barsSignIn(resident.walletId()))
                        .isPresent();
    }

    /** What a person calls themselves when they sign in, to be shown to them alone. */
    Optional<String> nameOf(String id) {
        return StaffAccounts.isStaff(id)
                ? staff.get(id).map(StaffAccounts.Member::username)
                : residents.find(new ResidentId(id)).map(Resident::phone);
    }

    private Optional<UserDetails> find(String typed) {
        String name = name(typed);
        return staffMember(name).or(() -> resident(name));
    }

    /** A name is the same in either width and case, and blanks are no part of it. */
    private static String name(String typed) {
        return TypedText.compact(typed).toLowerCase(Locale.ROOT);
    }

    private Optional<UserDetails> staffMember(String username) {
        return staff.find(username).map(PersonDetailsService::user);
    }

    private Optional<UserDetails> resident(String username) {
        return residents.findByUsername(username).map(PersonDetailsService::user);
    }

    private static UserDetails user(StaffAccounts.Member member) {
        return user(
                member.staffId(),
                member.password(),
                member.passwordUntil() != null,
                member.scopes());
    }

    private static UserDetails user(Resident resident) {
        return user(resident.residentId().value(), resident.password(), false, RESIDENT_SCOPES);
    }

    private static UserDetails user(
            String id, String password, boolean mustChangeIt, Collection<String> scopes) {
        return User.withUsername(id)
                .password(password)
                .credentialsExpired(mustChangeIt)
                .authorities(
                        Stream.concat(scopes.stream(), Stream.of(OidcScopes.OPENID))
                                .map(scope -> new SimpleGrantedAuthority("SCOPE_" + scope))
                                .toList())
                .build();
    }
}
