package jp.nagaokapay.api.approval;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All kinds, by their names. */
@Component
class ApprovalKinds {
    private final Map<String, ApprovalKind> kinds;

    ApprovalKinds(List<ApprovalKind> kinds) {
        this.kinds =
                kinds.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        ApprovalKind::name, Function.identity()));
    }

    /** The names of those that the office decides. */
    Set<String> offices() {
        return kinds.values().stream()
                .filter(ApprovalKind::isOffices)
                .map(ApprovalKind::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    ApprovalKind of(Approval approval) {
        return Objects.requireNonNull(kinds.get(approval.kind()), approval.kind());
    }
}
