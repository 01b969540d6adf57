package jp.nagaokapay.web.openapi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file under {@code openapi/} says of one tag and its operations.
 *
 * @param order where the tag stands among the others
 * @param refusals codes that each of its operations can answer, by status
 * @param operations by operationId
 */
record TagTexts(
        String tag,
        int order,
        String description,
        @Nullable Map<Integer, List<String>> refusals,
        Map<String, OperationText> operations) {

    /**
     * What is said of one operation.
     *
     * @param refusals codes that it answers besides those of the tag and those of its kind
     * @param request an example of the body
     * @param answers by status, all of them successes
     */
    record OperationText(
            String summary,
            String description,
            @Nullable Map<Integer, List<String>> refusals,
            @Nullable Object request,
            Map<Integer, Answer> answers) {}

    /**
     * A success.
     *
     * @param mediaType where the controller writes the body itself and springdoc cannot know it
     * @param headers what each means
     */
    record Answer(
            String description,
            @Nullable Object example,
            @Nullable String mediaType,
            @Nullable Map<String, String> headers) {}
}
