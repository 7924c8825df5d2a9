package dev.weft.formats.own;

import dev.weft.formats.finding.Guess;
import dev.weft.formats.yaml.Node;
import dev.weft.model.table.PartitionField;
import dev.weft.model.table.PartitionField.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads partition transforms: `month(at)`, `bucket(16, id)`, `truncate(4, name)`, a plain column.
final class PartitionText {

  private static final Pattern CALL =
      Pattern.compile("([A-Za-z_]+)\\((?:(\\d{1,6}) *, *)?([^()]+)\\)");
  private static final List<String> FUNCTIONS =
      List.of("identity", "year", "month", "day", "hour", "bucket", "truncate");

  private PartitionText() {}

  static List<PartitionField> read(Fields fields) {
    List<PartitionField> partition = new ArrayList<>();
    for (Node item : fields.items("partition")) {
      String text = item.textOrNull();
      if (text == null) {
        fields.wrongType("partition", item, "a list of texts such as month(at)", "");
      } else {
        field(text.strip(), item, fields).ifPresent(partition::add);
      }
    }
    return partition;
  }

  private static Optional<PartitionField> field(String text, Node item, Fields fields) {
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      if (!text.contains("(") && !text.contains(")")) {
        return Optional.of(new PartitionField(text, new Transform.Identity()));
      }
      fields.wrong(
          item.place(),
          "`" + text + "` is no partition",
          "Write month(column) or bucket(16, column)");
      return Optional.empty();
    }
    Optional<Transform> transform = transform(call.group(1), number(call.group(2)));
    if (transform.isEmpty()) {
      fields.wrong(
          item.place(),
          "`" + text + "` is no partition",
          Guess.hint(
              call.group(1),
              FUNCTIONS.stream().filter(f -> !f.equals(call.group(1))).toList(),
              "Write column, year(c), month(c), day(c), hour(c), bucket(16, c) or truncate(4, c)"));
    }
    return transform.map(known -> new PartitionField(call.group(3).strip(), known));
  }

  private static int number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static Optional<Transform> transform(String function, int number) {
    boolean plain = number == 0;
    return switch (function) {
      case "identity" -> when(plain, new Transform.Identity());
      case "year" -> when(plain, new Transform.Year());
      case "month" -> when(plain, new Transform.Month());
      case "day" -> when(plain, new Transform.Day());
      case "hour" -> when(plain, new Transform.Hour());
      case "bucket" -> when(!plain, new Transform.Bucket(number));
      case "truncate" -> when(!plain, new Transform.Truncate(number));
      default -> Optional.empty();
    };
  }

  private static Optional<Transform> when(boolean fits, Transform transform) {
    return fits ? Optional.of(transform) : Optional.empty();
  }
}
