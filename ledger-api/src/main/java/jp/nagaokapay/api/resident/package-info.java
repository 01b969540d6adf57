/**
 * The residents' door, {@code /api/v1}: translates requests into commands and queries, and answers
 * back. Holds no rule of its own.
 */
@NullMarked
package jp.nagaokapay.api.resident;

import org.jspecify.annotations.NullMarked;
