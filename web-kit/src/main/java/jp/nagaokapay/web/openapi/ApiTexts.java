package jp.nagaokapay.web.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.web.openapi.TagTexts.OperationText;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The texts of all modules in this process. */
final class ApiTexts {
    private static final String FILES = "classpath*:openapi/*.yaml";
    private static final JsonMapper RECORDS =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final List<TagTexts> tags;
    private final Map<String, Described> operations = new HashMap<>();

    private ApiTexts(List<TagTexts> tags) {
        this.tags = tags;
        tags.forEach(tag -> tag.operations().forEach((id, text) -> add(id, tag, text)));
    }

    static ApiTexts load() {
        try {
            List<TagTexts> tags = new ArrayList<>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                tags.add(read(file));
            }
            tags.sort(Comparator.comparingInt(TagTexts::order));
            return new ApiTexts(List.copyOf(tags));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order in which a reader wants them. */
    List<TagTexts> tags() {
        return tags;
    }

    /** An operation nobody has described must not get into the document unnoticed. */
    Described require(String operationId) {
        Described described = operations.get(operationId);
        if (described == null) {
            throw new IllegalStateException("no text for " + operationId + " in " + FILES);
        }
        return described;
    }

    private void add(String operationId, TagTexts tag, OperationText text) {
        if (operations.put(operationId, new Described(tag, text)) != null) {
            throw new IllegalStateException("two texts for " + operationId);
        }
    }

    /** Read by SnakeYAML, so that examples can be shared by anchors. */
    private static TagTexts read(Resource file) throws IOException {
        try (InputStream bytes = file.getInputStream()) {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(bytes);
            return RECORDS.convertValue(content, TagTexts.class);
        } catch (RuntimeException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    /** An operation's text and the tag it stands under. */
    record Described(TagTexts tag, OperationText text) {}
}
