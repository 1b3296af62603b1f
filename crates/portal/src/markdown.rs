//! Markdown of strangers as HTML that is safe to show.
use std::collections::HashSet;

use ammonia::Builder;
use comrak::{Arena, Options, format_html, nodes::NodeValue, parse_document};

/// Turns Markdown into HTML with nothing in it but text, lists, emphasis and links. Its highest
/// headings become `h3`, since they stand below a heading of the page.
pub(crate) fn to_html(markdown: &str) -> String {
    below(markdown, 3)
}

/// The same with its highest headings at this level.
pub(crate) fn below(markdown: &str, level: u8) -> String {
    let mut options = Options::default();
    options.extension.autolink = false;
    options.extension.strikethrough = true;
    options.render.hardbreaks = true;
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options);
    let highest = root
        .descendants()
        .filter_map(|node| match &node.data.borrow().value {
            NodeValue::Heading(heading) => Some(heading.level),
            _ => None,
        })
        .min()
        .unwrap_or(1);
    for node in root.descendants() {
        if let NodeValue::Heading(heading) = &mut node.data.borrow_mut().value {
            heading.level = (heading.level - highest + level).min(6);
        }
    }
    let mut raw = String::new();
    if format_html(root, &options, &mut raw).is_err() {
        return ammonia::clean_text(markdown);
    }
    let tags = HashSet::from([
        "p",
        "br",
        "ul",
        "ol",
        "li",
        "strong",
        "em",
        "b",
        "i",
        "a",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "hr",
        "code",
        "pre",
        "del",
    ]);
    Builder::new()
        .tags(tags)
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .link_rel(Some("noopener nofollow"))
        .clean(&raw)
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::to_html;

    #[test]
    fn headings_begin_below_the_page_and_lists_stay() {
        let html = to_html("# Aufgaben\n\n- drehen\n- fräsen\n");
        assert!(html.contains("<h3>Aufgaben</h3>"), "{html}");
        assert!(html.contains("<li>drehen</li>"), "{html}");
        let html = to_html("### Dein Team\n\n#### Wir\n");
        assert!(html.contains("<h3>Dein Team</h3>") && html.contains("<h4>Wir</h4>"), "{html}");
    }

    #[test]
    fn nothing_that_runs_or_leaves_comes_through() {
        for evil in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<iframe src=//evil></iframe>",
            "<p style=\"position:fixed\" onclick=x>y</p>",
        ] {
            let html = to_html(evil);
            for part in ["<script", "onerror", "javascript:", "<iframe", "style=", "onclick", "<img"] {
                assert!(
                    !html.replace("&lt;", "").contains(part) || html.contains("&lt;"),
                    "{evil} -> {html}"
                );
            }
        }
        assert!(to_html("[Seite](https://a.example)").contains("rel=\"noopener nofollow\""));
    }
}
