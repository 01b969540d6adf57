package jp.nagaokapay.api.app.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Once the demo's clock was moved, every answer says what time it is there. */
@OnlyInDemo
@Component
class DemoTimeHeader extends OncePerRequestFilter implements InfoContributor {
    private static final String HEADER = "Demo-Time";

    private final DemoClock clock;

    DemoTimeHeader(DemoClock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (clock.daysAhead() > 0) {
            response.setHeader(HEADER, now());
        }
        chain.doFilter(request, response);
    }

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail("demoTime", now()).withDetail("demoDaysAhead", clock.daysAhead());
    }

    private String now() {
        return clock.instant().atZone(BusinessDate.ZONE).toOffsetDateTime().toString();
    }
}
