package dev.weft.formats.edit;

import java.util.Optional;
import java.util.stream.Stream;

/// How the lines of a document are indented already: as its first group and its first list are.
final class Indents {

  private Indents() {}

  /// By how much a group stands right of its key.
  static Optional<Integer> step(Text text, Span root) {
    return below(root)
        .filter(entry -> entry.value() instanceof Span.Fields && entry.value().isInLines())
        .map(entry -> text.column(entry.value().body()) - text.column(entry.start()))
        .filter(by -> by > 0 && by < 9)
        .findFirst();
  }

  /// By how much the dashes of a list stand right of its key.
  static Optional<Integer> dash(Text text, Span root) {
    return below(root)
        .filter(entry -> entry.value() instanceof Span.Items && entry.value().isInLines())
        .map(entry -> text.column(entry.value().body()) - text.column(entry.start()))
        .filter(by -> by >= 0 && by < 9)
        .findFirst();
  }

  private static Stream<Span.Entry> below(Span span) {
    return switch (span) {
      case Span.Fields fields ->
          fields.entries().stream()
              .flatMap(entry -> Stream.concat(Stream.of(entry), below(entry.value())));
      case Span.Items items -> items.items().stream().flatMap(Indents::below);
      case Span.Leaf leaf -> Stream.empty();
    };
  }
}
