package jp.nagaokapay.ledger.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ReleaseGrants;
import jp.nagaokapay.ledger.campaign.budget.WhenPointsEarnedThenAllocateBudget;
import jp.nagaokapay.ledger.campaign.earning.EarnStore;
import jp.nagaokapay.ledger.campaign.earning.RulesStore;
import jp.nagaokapay.ledger.campaign.earning.WhenSomethingHappensThenEarn;
import jp.nagaokapay.ledger.campaign.grant.EarnedPointsStore;
import jp.nagaokapay.ledger.campaign.grant.WhenAllocationFallsShortThenGiveBack;
import jp.nagaokapay.ledger.campaign.grant.WhenBudgetAllocatedThenGrantPoints;
import jp.nagaokapay.ledger.log.follow.PolicyCommands;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The campaigns' aggregates and policies over a log in memory, with processors that cut batches
 * anywhere, send commands in any order, and crash between any two steps.
 */
@NullMarked
final class UnsteadyWorld implements AutoCloseable {
    private final Random random;
    private final KeyedLog log = new KeyedLog();
    private final StubbornWallets wallets = new StubbornWallets();
    private final List<Follower> followers = new ArrayList<>();
    private final TransactionTemplate transactions;
    private final Configuration axon;
    private final EarnedPointsStore incentives;
    private double crashes = 0.15;

    UnsteadyWorld(Random random, DataSource database) throws ClassNotFoundException {
        this.random = random;
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.execute(
                """
                TRUNCATE policy_earn_campaign, policy_earn_rules, policy_earn_fact,
                    policy_earn_occurrences, policy_earn_occasion, policy_grant_points,
                    policy_grant_released
                """);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
        String aggregates = "jp.nagaokapay.ledger.campaign.";
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false);
        axon =
                configurer
                        .configureEmbeddedEventStore(_ -> log)
                        .registerComponent(
                                Clock.class, _ -> Clock.fixed(Campaigns.OPENS, ZoneOffset.UTC))
                        .configureAggregate(aggregate(aggregates + "Campaign"))
                        .configureAggregate(aggregate(aggregates + "Participation"))
                        .registerCommandHandler(_ -> wallets)
                        .start();
        wallets.log = axon.eventStore();
        PolicyCommands commands = new UnsteadyCommands();
        RulesStore rules = new RulesStore(JdbcClient.create(jdbc));
        EarnStore store = new EarnStore(jdbc, rules);
        follow(new WhenSomethingHappensThenEarn(rules, store, (_, _) -> 0, commands));
        follow(new WhenPointsEarnedThenAllocateBudget(commands));
        incentives = new EarnedPointsStore(jdbc);
        follow(new WhenBudgetAllocatedThenGrantPoints(incentives, commands));
        follow(new WhenAllocationFallsShortThenGiveBack(commands));
    }

    StubbornWallets wallets() {
        return wallets;
    }

    void send(LedgerCommand<?> command) {
        try {
            CompletableFuture.runAsync(() -> axon.commandGateway().sendAndWait(command)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    void happened(LedgerEvent event) {
        wallets.append(event);
    }

    /** Lets one processor, whichever, handle a batch; it may crash on the way. */
    void somethingMoves() {
        followers.get(random.nextInt(followers.size())).step();
    }

    /** Lets everything go to the wallets that waits for a day up to {@code today}. */
    void release(LocalDate today) {
        incentives
                .due(today)
                .forEach(due -> {
                    try {
                        send(
                                new ReleaseGrants(
                                        due.getKey(),
                                        due.getValue(),
                                        BusinessDate.startOf(due.getValue())));
                    } catch (Duplicate done) {
                        // released, and not handled yet
                    }
                });
    }

    /** Lets all processors come to the end of the log, crashes and all. */
    void everythingSettles() {
        crashes = 0.05;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Follower follower : followers) {
                moved |= follower.step();
            }
        }
    }

    <E extends LedgerEvent> List<E> events(Class<E> type) {
        return log.readEvents(null, false)
                .map(TrackedEventMessage::getPayload)
                .filter(type::isInstance)
                .<E>map(type::cast)
                .toList();
    }

    @Override
    public void close() {
        axon.shutdown();
    }

    private void follow(Object policy) {
        followers.add(new Follower(policy));
    }

    private static AggregateConfigurer<?> aggregate(String name) throws ClassNotFoundException {
        return AggregateConfigurer.defaultConfiguration(Class.forName(name));
    }

    private void maybeCrash() {
        if (random.nextDouble() < crashes) {
            throw new Crash();
        }
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final class Follower {
        private final AnnotationEventHandlerAdapter policy;
        private @Nullable TrackingToken token;

        Follower(Object policy) {
            this.policy = new AnnotationEventHandlerAdapter(policy);
        }

        boolean step() {
            List<? extends TrackedEventMessage<?>> batch =
                    log.readEvents(token, false).limit(1 + random.nextInt(12)).toList();
            if (batch.isEmpty()) {
                return false;
            }
            try {
                transactions.executeWithoutResult(_ -> handle(batch));
                token = batch.getLast().trackingToken();
            } catch (Crash crash) {
                // the batch comes again
            }
            return true;
        }

        private void handle(List<? extends TrackedEventMessage<?>> batch) {
            UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(batch.getFirst());
            try {
                for (TrackedEventMessage<?> event : batch) {
                    if (policy.canHandle(event)) {
                        policy.handle(event);
                    }
                }
                maybeCrash();
                work.commit();
                maybeCrash();
            } catch (Crash crash) {
                if (work.isActive()) {
                    work.rollback(crash);
                }
                throw crash;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    private record Delivery(String target, Runnable run) {}

    private final class UnsteadyCommands implements PolicyCommands {
        private final CommandTargetResolver targets =
                AnnotationCommandTargetResolver.builder().build();

        @Override
        public void send(LedgerCommand<?> command) {
            later(command, () -> deliver(command));
        }

        @Override
        public void send(
                LedgerCommand<?> command, Function<Refused, @Nullable LedgerCommand<?>> otherwise) {
            later(
                    command,
                    () -> {
                        try {
                            deliver(command);
                        } catch (Refused refused) {
                            maybeCrash();
                            LedgerCommand<?> instead = otherwise.apply(refused);
                            if (instead != null) {
                                deliver(instead);
                            }
                        }
                    });
        }

        private void later(LedgerCommand<?> command, Runnable delivery) {
            String target =
                    targets.resolveTarget(new GenericCommandMessage<>(command)).getIdentifier();
            ProjectionWrites.<List<Delivery>>gather(
                            "deliveries",
                            ArrayList::new,
                            deliveries -> {
                                while (!deliveries.isEmpty()) {
                                    maybeCrash();
                                    next(deliveries).run();
                                }
                            })
                    .add(new Delivery(target, delivery));
        }

        /** Any of them, but those for one aggregate in their order. */
        private Runnable next(List<Delivery> deliveries) {
            String target = deliveries.get(random.nextInt(deliveries.size())).target;
            for (Delivery each : deliveries) {
                if (each.target.equals(target)) {
                    deliveries.remove(each);
                    return each.run;
                }
            }
            throw new AssertionError();
        }

        private void deliver(LedgerCommand<?> command) {
            try {
                UnsteadyWorld.this.send(command);
            } catch (Duplicate done) {
                // an earlier delivery got this far
            }
        }
    }
}
