package dev.weft.formats.own;

import dev.weft.formats.edit.EditableFile;
import dev.weft.formats.edit.Edited;
import dev.weft.formats.edit.Tree;
import dev.weft.formats.edit.TreeEdit;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Onward;
import dev.weft.model.document.SourceFile;
import dev.weft.model.product.ProductId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Writes an agreement as the document that [AgreementReader] reads.
public final class AgreementText {

  private AgreementText() {}

  /// The document, with a line feed at its end.
  public static String of(Agreement agreement) {
    var text =
        new StringBuilder("apiVersion: weft/v1\nkind: Agreement\n")
            .append("id: ")
            .append(agreement.id())
            .append("\nproduct: ")
            .append(agreement.product())
            .append('@')
            .append(agreement.major())
            .append('\n');
    agreement.port().ifPresent(port -> text.append("port: ").append(quoted(port)).append('\n'));
    text.append("consumer: ").append(agreement.consumer().text()).append('\n');
    text.append("purposes: ").append(list(agreement.purposes())).append('\n');
    if (!agreement.columns().isEmpty()) {
      text.append("columns:\n");
      new TreeMap<>(agreement.columns())
          .forEach((table, columns) -> entry(text, table, list(columns)));
    }
    if (!agreement.rows().isEmpty()) {
      text.append("rows:\n");
      new TreeMap<>(agreement.rows()).forEach((table, rows) -> entry(text, table, quoted(rows)));
    }
    agreement.from().ifPresent(from -> text.append("from: ").append(from).append('\n'));
    agreement.until().ifPresent(until -> text.append("until: ").append(until).append('\n'));
    text.append("onward: ").append(onward(agreement.onward())).append('\n');
    text.append("reason: ").append(quoted(agreement.reason())).append('\n');
    if (agreement.retired()) {
      text.append("status: retired\n");
    }
    return text.toString();
  }

  /// The document of an agreement with its end written into it. Lines and comments stay where the
  /// document is written in lines; else it is written anew.
  public static String retired(String text, Agreement agreement) {
    String lines = text.stripTrailing().replaceAll("(?m)^status:.*\\R?", "").stripTrailing();
    return lines.stripLeading().startsWith("{")
        ? of(ended(agreement))
        : lines + "\nstatus: retired\n";
  }

  /// The document with another last day, on its lines.
  ///
  /// @param until ISO date
  /// @return empty when it says no last day, or says it in a way that only people should change
  public static Optional<String> until(String text, String until) {
    return EditableFile.of(SourceFile.of("agreement.yaml", text))
        .map(file -> file.edit(0, new TreeEdit.Set("/until", Tree.text(until))))
        .flatMap(
            edited ->
                switch (edited) {
                  case Edited.Done(EditableFile file) -> Optional.of(file.text());
                  case Edited.Refused _ -> Optional.empty();
                });
  }

  /// The document about a product that has another address now. Lines and comments stay where the
  /// document is written in lines; else it is written anew.
  public static String moved(String text, Agreement agreement, ProductId now) {
    return EditableFile.of(SourceFile.of("agreement.yaml", text))
        .map(
            file ->
                file.edit(
                    0, new TreeEdit.Set("/product", Tree.text(now + "@" + agreement.major()))))
        .flatMap(
            edited ->
                switch (edited) {
                  case Edited.Done(EditableFile file) -> Optional.of(file.text());
                  case Edited.Refused _ -> Optional.empty();
                })
        .orElseGet(() -> of(agreement.about(now)));
  }

  private static Agreement ended(Agreement agreement) {
    return new Agreement(
        agreement.id(),
        agreement.product(),
        agreement.major(),
        agreement.port(),
        agreement.consumer(),
        agreement.purposes(),
        agreement.columns(),
        agreement.rows(),
        agreement.from(),
        agreement.until(),
        agreement.onward(),
        agreement.reason(),
        true);
  }

  private static void entry(StringBuilder text, String key, String value) {
    text.append("  ").append(quoted(key)).append(": ").append(value).append('\n');
  }

  private static String onward(Onward onward) {
    return switch (onward) {
      case Onward.None() -> "none";
      case Onward.Guarded() -> "guarded";
      case Onward.Free(List<String> columns) -> "{ free: " + list(columns) + " }";
    };
  }

  private static String list(List<String> items) {
    return items.stream().map(AgreementText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static final Map<Character, String> ESCAPES =
      Map.of('"', "\\\"", '\\', "\\\\", '\n', "\\n", '\r', "\\r", '\t', "\\t");

  /// In double quotes nothing means anything but itself.
  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            point -> {
              String escape = point < 128 ? ESCAPES.get((char) point) : null;
              if (escape != null) {
                quoted.append(escape);
              } else if (point < 32 || (point >= 127 && point < 160)) {
                quoted.append("\\x%02x".formatted(point));
              } else {
                quoted.appendCodePoint(point);
              }
            });
    return quoted.append('"').toString();
  }
}
