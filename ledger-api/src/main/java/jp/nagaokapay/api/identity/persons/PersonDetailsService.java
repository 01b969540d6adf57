package jp.nagaokapay.api.identity.persons;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.nagaokapay.api.register.Residents;
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
    public UserDetails loadUserByUsername(String username) {
        return staffMember(username)
                .or(() -> resident(username))
                .orElseThrow(() -> new UsernameNotFoundException("nobody of that name"));
    }

    private Optional<UserDetails> staffMember(String username) {
        return staff.find(username)
                .map(member -> user(member.staffId(), member.password(), member.scopes()));
    }

    private Optional<UserDetails> resident(String username) {
        return residents
                .findByUsername(username)
                .map(resident ->
                        user(resident.residentId().value(), resident.password(), RESIDENT_SCOPES));
    }

    private static UserDetails user(String id, String password, Collection<String> scopes) {
        return User.withUsername(id)
                .password(password)
                .authorities(
                        Stream.concat(scopes.stream(), Stream.of(OidcScopes.OPENID))
                                .map(scope -> new SimpleGrantedAuthority("SCOPE_" + scope))
                                .toList())
                .build();
    }
}
