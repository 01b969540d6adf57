package jp.nagaokapay.web.openapi;

import java.util.List;

/** Who may call an operation, told by whatever decides it in this process. */
@FunctionalInterface
public interface OperationScopes {
    /**
     * The scopes of which one is enough; empty when the operation is open to everybody.
     *
     * @param method in capitals
     * @param path with its variables in braces
     */
    List<String> of(String method, String path);
}
