package jp.nagaokapay.web.access;

import java.util.Set;

/**
 * Paths that filters answer, so that no controller's pattern stands for them. They are logged as
 * they are.
 */
public record FixedPaths(Set<String> paths) {}
