package jp.nagaokapay.web.paper;

import java.util.List;

/**
 * A white page. Later marks cover earlier ones.
 *
 * @param width in millimetres
 * @param height in millimetres
 * @param title for people who cannot see the page; printable
 */
public record Page(double width, double height, String title, List<PageElement> marks) {
    public Page {
        marks = List.copyOf(marks);
    }
}
