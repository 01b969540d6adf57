package jp.nagaokapay.api.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** A form in a page, as a browser reads it. */
public final class PageForm {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
    private static final Pattern OPTIONS = Pattern.compile("data-options=\"([^\"]*)\"");

    private final String html;

    private PageForm(String html) {
        this.html = html;
    }

    public static PageForm in(String page, String path) {
        Matcher form =
                Pattern.compile(
                                "<form method=\"post\" action=\"" + path + "\".*?</form>",
                                Pattern.DOTALL)
                        .matcher(page);
        if (!form.find()) {
            throw new AssertionError("no form for " + path + " in " + page);
        }
        return new PageForm(form.group());
    }

    public Map<String, String> hidden() {
        Map<String, String> fields = new LinkedHashMap<>();
        HIDDEN.matcher(html)
                .results()
                .forEach(it -> fields.put(it.group(1), HtmlUtils.htmlUnescape(it.group(2))));
        return fields;
    }

    /** What the browser's passkeys are asked. */
    public String options() {
        Matcher options = OPTIONS.matcher(html);
        if (!options.find()) {
            throw new AssertionError("no passkeys are asked in " + html);
        }
        return HtmlUtils.htmlUnescape(options.group(1));
    }
}
