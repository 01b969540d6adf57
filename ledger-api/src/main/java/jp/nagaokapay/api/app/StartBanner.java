package jp.nagaokapay.api.app;

import java.time.Clock;
import jp.nagaokapay.api.app.database.DatabaseSettings;
import jp.nagaokapay.api.app.https.TrialNotice;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.funding.FundingPort;
import jp.nagaokapay.web.start.Demo;
import jp.nagaokapay.web.start.LiveStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Prints the program's addresses once it takes requests. */
@Component
class StartBanner {
    private static final Logger LOG = LoggerFactory.getLogger(StartBanner.class);

    private final Environment environment;
    private final FundingPort funding;
    private final Clock clock;

    StartBanner(Environment environment, FundingPort funding, Clock clock) {
        this.environment = environment;
        this.funding = funding;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        LOG.info("{}", text());
        if (funding instanceof NoFunding) {
            LOG.warn(
                    "No provider of funds is connected; charges by card, bank and cash machine are"
                            + " answered 503.");
        }
    }

    String text() {
        boolean demo = Demo.isOn(environment);
        String port = environment.getProperty("local.server.port", "8080");
        String here = "http://localhost:" + port;
        String management =
                "http://localhost:" + environment.getProperty("local.management.port", port);
        return """

        ────────────────────────────────────────────────────────────────────────
          ながおかペイ  Nagaoka Pay
          URL       %s
          API       %s
          Health    %s/actuator/health
          Database  %s
          Mode      %s
          Now       %s
        %s────────────────────────────────────────────────────────────────────────\
        """
                .formatted(
                        demo
                                ? here
                                : environment.getProperty(LiveStart.ISSUER, here)
                                        + ", here at port "
                                        + port,
                        demo ? here + "/swagger-ui.html" : management + "/actuator/openapi",
                        management,
                        database(),
                        demo ? "demo" : "live, without demo data",
                        clock.instant().atZone(BusinessDate.ZONE).toOffsetDateTime(),
                        demo ? LOGINS + TrialNotice.of(environment) : "");
    }

    private String database() {
        return DatabaseSettings.isOutside(environment)
                ? "outside PostgreSQL (NAGAOKAPAY_DATABASE_URL)"
                : "embedded PostgreSQL 18, data in "
                        + environment.getProperty("nagaokapay.database.directory", "var");
    }

    private static final String LOGINS =
            """
              Residents +819000000001 … +819000000010, password demo-password
              Clients   demo-terminal demo-counter demo-manager demo-council demo-finance
                        demo-releaser demo-auditor demo-operator demo-approver demo-admin
                        demo-wellness demo-shop; secret = ‹client›-secret
              Staff     the same names without "demo-" + @demo (manager@demo …), demo-password
              Owner     owner@demo of the demo's shop, demo-password, +819000000020
              Messages  GET /demo/messages?to=‹phone›
              Clock     ./nagaokapay clock forward P1M
            """;
}
