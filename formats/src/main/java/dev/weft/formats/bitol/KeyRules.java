package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.model.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Positions in primary and partition keys count from 1, each once.
final class KeyRules {

  private final Findings findings;

  KeyRules(Findings findings) {
    this.findings = findings;
  }

  void check(List<Element> objects) {
    for (Element object : objects) {
      for (Element element : object.all()) {
        key(element.properties(), "primaryKey", "primaryKeyPosition", "primary key");
        key(element.properties(), "partitioned", "partitionKeyPosition", "partition key");
      }
    }
    objects.stream().flatMap(o -> o.all().stream()).forEach(this::nullable);
  }

  private void key(List<Element> columns, String flag, String field, String key) {
    Map<Integer, Element> taken = new TreeMap<>();
    List<Element> unnumbered = new ArrayList<>();
    for (Element column : columns) {
      Part part = column.part();
      if (part.whole(field).isEmpty()) {
        if (part.flag(flag)) {
          unnumbered.add(column);
        }
        continue;
      }
      int position = part.whole(field).get();
      if (position == 0 || position < -1) {
        error(part, field, "Positions in the " + key + " count from 1; " + position + " is none");
      } else if (position > 0 && !part.flag(flag) && isSaid(part, flag)) {
        outside(part, field, flag, key);
      } else if (position > 0 && part.flag(flag) && taken.putIfAbsent(position, column) != null) {
        error(part, field, "Two columns have position " + position + " in the " + key);
      } else if (position < 0 && part.flag(flag)) {
        unnumbered.add(column);
      }
    }
    order(taken, unnumbered, field, key);
  }

  /// Whether a flag is missing or false, and not something that the schema refuses.
  private static boolean isSaid(Part part, String flag) {
    return !part.has(flag) || Bounds.isFlag(part, flag);
  }

  private void order(
      Map<Integer, Element> taken, List<Element> unnumbered, String field, String key) {
    int expected = 1;
    for (Map.Entry<Integer, Element> entry : taken.entrySet()) {
      if (entry.getKey() != expected) {
        warning(
            entry.getValue().part(),
            field,
            "The " + key + " has a position " + entry.getKey() + ", but none " + expected,
            "Number the columns from 1 without gaps");
        break;
      }
      expected++;
    }
    if (!taken.isEmpty()) {
      unnumbered.forEach(
          column ->
              warning(
                  column.part(),
                  field,
                  "Other columns of the "
                      + key
                      + " have a position, "
                      + column.word()
                      + " has none",
                  "Add `" + field + ":`"));
    }
  }

  private void outside(Part part, String field, String flag, String key) {
    warning(
        part,
        field,
        "The column has a position in the " + key + ", but is not part of it",
        "Write `" + flag + ": true`, or remove the position");
  }

  /// Nulls in a primary key: the text rules them out, whatever `required` says.
  private void nullable(Element element) {
    Part part = element.part();
    if (part.flag("primaryKey") && part.has("required") && !part.flag("required")) {
      findings.info(
          ErrorCode.ODCS_KEY_NULLABLE,
          part.at("required"),
          "A column of the primary key is never null, though `required` is false",
          "Write `required: true`");
    }
  }

  private void error(Part part, String field, String message) {
    findings.error(
        ErrorCode.ODCS_KEY_POSITION, part.at(field), message, "Number the columns from 1");
  }

  private void warning(Part part, String field, String message, String hint) {
    findings.warning(ErrorCode.ODCS_KEY_ORDER, part.at(field), message, hint);
  }
}
