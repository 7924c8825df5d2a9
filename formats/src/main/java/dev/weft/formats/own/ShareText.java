package dev.weft.formats.own;

import dev.weft.formats.yaml.Node;
import dev.weft.model.product.Build.Share;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a share written as percent: `0.5%`.
final class ShareText {

  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?) ?%");

  private ShareText() {}

  static Share read(Fields fields, String field) {
    Optional<String> text = fields.find(field).map(Node::textOrNull);
    if (text.isEmpty()) {
      return Share.ONE_PERCENT;
    }
    var match = PERCENT.matcher(text.get());
    BigDecimal share =
        match.matches() ? new BigDecimal(match.group(1)).movePointLeft(2) : BigDecimal.TEN;
    if (share.compareTo(BigDecimal.ONE) > 0) {
      fields.wrong(
          fields.at(field),
          "`" + text.get() + "` is no share between 0% and 100%",
          "Write it as 0.5%");
      return Share.ONE_PERCENT;
    }
    return new Share(share);
  }
}
