//! Markdown of strangers as plain paragraphs.
use comrak::{
    Arena, Options,
    nodes::{AstNode, NodeValue},
    parse_document,
};

/// Paragraphs, headings and points of lists, these with a dot before them; what is longer ends with an ellipsis after about `most`
/// letters.
pub(crate) fn paragraphs(markdown: &str, most: usize) -> Vec<String> {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &Options::default());
    let (mut found, mut left) = (Vec::new(), most);
    for node in root.descendants() {
        if !matches!(node.data.borrow().value, NodeValue::Paragraph | NodeValue::Heading(_)) {
            continue;
        }
        let text = text_of(node);
        if text.is_empty() {
            continue;
        }
        let in_list = node.ancestors().any(|node| matches!(node.data.borrow().value, NodeValue::Item(_)));
        let text = if in_list { format!("• {text}") } else { text };
        let length = text.chars().count();
        if length > left {
            let kept: String = text.chars().take(left).collect();
            let kept = kept.rsplit_once(' ').map_or(kept.as_str(), |(kept, _)| kept).trim_end();
            found.push(format!("{kept} …"));
            break;
        }
        left -= length;
        found.push(text);
    }
    found
}

fn text_of<'a>(node: &'a AstNode<'a>) -> String {
    let mut text = String::new();
    for part in node.descendants() {
        match &part.data.borrow().value {
            NodeValue::Text(words) => text.push_str(words),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::SoftBreak => text.push(' '),
            NodeValue::LineBreak => text.push('\n'),
            _ => {}
        }
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn what_is_marked_up_becomes_plain() {
        let found = paragraphs("# Wir\n\nSind **gut** und\n[nett](javascript:x).\n\n- eins\n- `zwei`", 500);
        assert_eq!(found, ["Wir", "Sind gut und nett.", "• eins", "• zwei"]);
        assert_eq!(paragraphs("<script>alert(1)</script>\n\n\n", 500), Vec::<String>::new());
    }

    #[test]
    fn what_is_long_ends_at_a_word() {
        let found = paragraphs(&format!("{}\n\nNoch etwas", "Wort ".repeat(500)), 22);
        assert_eq!(found, ["Wort Wort Wort Wort …"]);
        let endless = paragraphs(&"ä".repeat(5_000), 30);
        assert_eq!(endless[0].chars().count(), 32);
    }
}
