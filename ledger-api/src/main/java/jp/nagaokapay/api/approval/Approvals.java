package jp.nagaokapay.api.approval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.web.secret.EncryptedTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks for what two persons are needed for, and decides it. */
@Component
public class Approvals {
    /** How long a request can be decided. */
    static final Duration LIFETIME = Duration.ofDays(30);

    private final ApprovalTable table;
    private final ApprovalKinds kinds;
    private final ApprovalWork work;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Approvals(
            ApprovalTable table,
            ApprovalKinds kinds,
            ApprovalWork work,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.kinds = kinds;
        this.work = work;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What has to be brought along when a key from outside is taken away. */
    public static EncryptedTexts encryptedSecrets(JdbcClient client) {
        return new EncryptedTexts(client, "approval", "approval_id");
    }

    /**
     * Asks for something. The same again by the same person is the same request; anything else is
     * refused while one of its kind is open for the subject.
     *
     * @param detail what is asked for; nothing personal
     * @param secret what is personal in it; stored encrypted, and no longer than needed
     * @param by the person who asks
     */
    public Approval request(
            ApprovalKind kind,
            String subjectId,
            Map<String, String> detail,
            @Nullable String secret,
            String by) {
        Instant now = clock.instant();
        Approval asked = asked(kind, subjectId, detail, secret, by, now);
        if (table.add(asked)) {
            return asked;
        }
        Approval open =
                table.open(kind.name(), subjectId)
                        .orElseThrow(() -> new Refused(ApprovalRule.NO_OTHER_IS_OPEN));
        ApprovalRule.NO_OTHER_IS_OPEN.require(
                open.requestedBy().equals(by)
                        && open.detail().equals(detail)
                        && Objects.equals(open.secret(), secret),
                Map.of("approvalId", open.approvalId().value()));
        return open;
    }

    /** What still waits, for a decision or to be carried out. */
    public Optional<Approval> open(ApprovalKind kind, String subjectId) {
        return table.open(kind.name(), subjectId);
    }

    /** The newest requests of a kind for a subject, whatever became of them, newest first. */
    public List<Approval> of(ApprovalKind kind, String subjectId, int limit) {
        return table.of(kind.name(), subjectId, limit);
    }

    /**
     * Does something that is decided with a request, unless it was decided. Whoever has looked at
     * the request has not seen this, so the same is asked for again under another id. Empty, and
     * nothing is done, unless one is pending.
     *
     * @param action empty where it changes nothing
     */
    public <T> Optional<T> extend(
            ApprovalKind kind, String subjectId, Supplier<Optional<T>> action) {
        return Objects.requireNonNull(
                transaction.execute(_ ->
                        table.open(kind.name(), subjectId)
                                .flatMap(open -> table.lock(open.approvalId()))
                                .filter(open -> open.isPendingAt(clock.instant()))
                                .flatMap(open -> {
                                    Optional<T> done = action.get();
                                    done.ifPresent(_ -> renew(kind, open));
                                    return done;
                                })));
    }

    private void renew(ApprovalKind kind, Approval seen) {
        Instant now = clock.instant();
        table.settled(seen.approvalId(), ApprovalStatus.WITHDRAWN, null, now);
        table.add(
                asked(
                        kind,
                        seen.subjectId(),
                        seen.detail(),
                        seen.secret(),
                        seen.requestedBy(),
                        now));
    }

    /**
     * A second person agrees. It is carried out at once, or when its waiting time is over. By the
     * same person again it is answered as it stands.
     */
    public Approval approve(ApprovalId id, String person) {
        return approve(id, person, null);
    }

    /** The same with the second person's own reason, where the kind asks for one. */
    public Approval approve(ApprovalId id, String person, @Nullable String reason) {
        Approval asked = require(table.find(id));
        if (!asked.wasApprovedBy(person)) {
            if (asked.isPendingAt(clock.instant())) {
                requireAnother(asked, person);
                kinds.of(asked).requirePossible(asked);
            }
            transaction.executeWithoutResult(_ -> recordApproval(id, person, reason));
        }
        work.settle(id);
        return require(table.find(id));
    }

    private void recordApproval(ApprovalId id, String person, @Nullable String reason) {
        Approval locked = require(table.lock(id));
        if (locked.wasApprovedBy(person)) {
            return;
        }
        Instant now = clock.instant();
        requirePending(locked, locked.isPendingAt(now));
        requireAnother(locked, person);
        table.approved(id, person, reason, now, now.plus(kinds.of(locked).waitingTime()));
    }

    private void requireAnother(Approval asked, String person) {
        ApprovalRule.DECIDED_BY_ANOTHER.require(
                !person.equals(asked.requestedBy()) && !kinds.of(asked).isInvolved(asked, person));
    }

    /**
     * Rejects it, or stops it in its waiting time, whoever does so; who asked for it withdraws it.
     * By the same person again it is answered as it stands.
     */
    public Approval reject(ApprovalId id, String person, String reason) {
        work.whileNothingIsCarriedOut(
                () -> transaction.executeWithoutResult(_ -> recordRejection(id, person, reason)));
        work.settle(id);
        return require(table.find(id));
    }

    private void recordRejection(ApprovalId id, String person, String reason) {
        Approval locked = require(table.lock(id));
        if (locked.wasRejectedBy(person)) {
            return;
        }
        Instant now = clock.instant();
        boolean waits = locked.waitsAt(now);
        requirePending(locked, waits || locked.isPendingAt(now));
        if (waits) {
            table.stopped(id, person, reason);
        } else {
            boolean isOwn = person.equals(locked.requestedBy());
            table.ended(
                    id,
                    isOwn ? ApprovalStatus.WITHDRAWN : ApprovalStatus.REJECTED,
                    person,
                    now,
                    reason);
        }
    }

    /** What was asked for has become pointless. */
    public void withdraw(ApprovalKind kind, String subjectId) {
        table.withdrawPending(kind.name(), subjectId, clock.instant());
    }

    /** One that the office decides. */
    Approval ofOffice(ApprovalId id) {
        return require(table.find(id).filter(found -> kinds.of(found).isOffices()));
    }

    /** Those that the office decides. */
    List<Approval> list(@Nullable ApprovalStatus status, @Nullable ApprovalId after, int limit) {
        return table.list(kinds.offices(), status, after, limit);
    }

    private static void requirePending(Approval approval, boolean isPending) {
        ApprovalRule.APPROVAL_IS_PENDING.require(
                isPending, Map.of("status", approval.status().name()));
    }

    private static Approval require(Optional<Approval> found) {
        return found.orElseThrow(() -> new Refused(ApprovalRule.APPROVAL_IS_KNOWN));
    }

    private static Approval asked(
            ApprovalKind kind,
            String subjectId,
            Map<String, String> detail,
            @Nullable String secret,
            String by,
            Instant now) {
        return new Approval(
                ApprovalId.next(),
                kind.name(),
                subjectId,
                Map.copyOf(detail),
                secret,
                by,
                now,
                kind.expires() ? now.plus(LIFETIME) : null,
                ApprovalStatus.PENDING,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
