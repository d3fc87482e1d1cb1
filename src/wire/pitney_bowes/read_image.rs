//! Reads the picture of a product.

use crate::product::Image;
use crate::text::concat;
use crate::wire::server::{Fields, decode};

/// The first bytes of the kinds of images that browsers show.
const KINDS: [(&[u8], &str); 4] =
    [(b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"), (b"RIFF", "webp")];

/// The picture: where it is, else its content, if that is a complete image, whatever `fileFormat` says.
pub(super) fn read_image(image: &Fields) -> Option<Image> {
    let url = image.text("imageURL").or_else(|| {
        let content = image.text("imageContent")?;
        let bytes = decode(&content)?;
        let (_, kind) = KINDS.into_iter().find(|(start, _)| bytes.starts_with(start))?;
        Some(concat(&["data:image/", kind, ";base64,", &content]))
    })?;
    Some(Image { url, name: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::json::Json;

    /// Row 130.
    #[test]
    fn the_url_goes_first_and_content_must_be_an_image() {
        let cases = [
            (r#"{"imageURL": "http://i/1", "imageContent": "R0lGODlh"}"#, Some("http://i/1")),
            (
                r#"{"imageURL": "", "imageContent": "R0lGODlh", "fileFormat": "PDF"}"#,
                Some("data:image/gif;base64,R0lGODlh"),
            ),
            (r#"{"imageContent": "iVBORw0KGgo="}"#, Some("data:image/png;base64,iVBORw0KGgo=")),
            (r#"{"imageContent": "iVBORw0KGgo... "}"#, None),
            (r#"{"imageContent": "PHN2Zz4=", "fileFormat": "SVG"}"#, None),
            (r#"{"imageContent": ""}"#, None),
            ("{}", None),
            ("null", None),
        ];
        for (json, expected) in cases {
            let image = read_image(&Fields::new(Json::parse(json.as_bytes()).unwrap(), &mut vec![]));

            assert_eq!(image.as_ref().map(|image| &*image.url), expected, "{json}");
        }
    }
}
