package jp.nagaokapay.web.token;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import jp.nagaokapay.web.RealTime;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.DPoPProofReplayValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.DPoPAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.DPoPAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * Lets in a token that is bound to a key, with a proof of that key for this very request (RFC
 * 9449). The framework checks the proof, but its own filter cannot be given a {@link ReplayCache},
 * hence this one.
 */
final class DpopProofs {
    private static final String SCHEME = "DPoP ";

    private DpopProofs() {}

    static Filter filter(
            JwtDecoder tokens,
            ReplayCache replays,
            @RealTime Clock clock,
            AccessDeniedProblems denied) {
        DPoPProofJwtDecoderFactory proofs = new DPoPProofJwtDecoderFactory();
        proofs.setJwtValidatorFactory(
                DPoPProofJwtDecoderFactory.createDefaultJwtValidatorFactory(
                        List.of(new DPoPProofReplayValidator(new DpopProofCache(replays, clock)))));
        DPoPAuthenticationProvider bound =
                new DPoPAuthenticationProvider(
                        new ProviderManager(new JwtAuthenticationProvider(tokens)));
        bound.setDPoPProofVerifierFactory(proofs);
        AuthenticationFilter filter =
                new AuthenticationFilter(
                        new ProviderManager(bound), new DPoPAuthenticationConverter());
        filter.setRequestMatcher(DpopProofs::comesWith);
        filter.setSecurityContextRepository(new RequestAttributeSecurityContextRepository());
        filter.setSuccessHandler((_, _, _) -> {}); // the request goes on
        AuthenticationEntryPointFailureHandler failures =
                new AuthenticationEntryPointFailureHandler(denied);
        failures.setRethrowAuthenticationServiceException(false);
        filter.setFailureHandler(failures);
        return filter;
    }

    static boolean comesWith(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }
}
