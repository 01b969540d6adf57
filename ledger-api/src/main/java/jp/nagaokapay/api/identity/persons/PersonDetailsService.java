package jp.nagaokapay.api.identity.persons;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    private final StaffAccounts staff;

    PersonDetailsService(Residents residents, StaffAccounts staff) {
        this.residents = residents;
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

    private Optional<UserDetails> find(String typed) {
        String name = name(typed);
        return staffMember(name).or(() -> resident(name));
    }

    /** A name is the same in either width and case, and blanks are no part of it. */
    private static String name(String typed) {
        return TypedText.compact(typed).toLowerCase(Locale.ROOT);
    }

    private Optional<UserDetails> staffMember(String username) {
        return staff.find(username)
                .map(member ->
                        user(
                                member.staffId(),
                                member.password(),
                                member.passwordIssued(),
                                member.scopes()));
    }

    private Optional<UserDetails> resident(String username) {
        return residents
                .findByUsername(username)
                .map(resident ->
                        user(
                                resident.residentId().value(),
                                resident.password(),
                                false,
                                RESIDENT_SCOPES));
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
