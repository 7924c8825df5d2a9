package dev.weft.capture.synthetic;

import java.time.LocalDate;
import java.util.List;

/// How the value of a made-up column is put together: literal text with expressions in `#{…}`.
///
/// ```
/// #{name.firstName} #{name.lastName}     words of datafaker, from a closed list
/// #{number.numberBetween 1, 6}           with whole numbers as arguments, '1','6' also does
/// member#{row}@example.com               the number of the row, from 1
/// #{date 1940-01-01 2000-12-31}          a day, both ends included; never relative to today
/// ```
record Expression(List<Part> parts) {

  sealed interface Part {
    record Text(String text) implements Part {}

    record Row() implements Part {}

    /// Both ends included, `from` not after `to`.
    record Day(LocalDate from, LocalDate to) implements Part {}

    /// A word that the vocabulary has, with arguments within its bounds.
    record Word(Vocabulary.Entry entry, List<Long> arguments) implements Part {
      public Word {
        arguments = List.copyOf(arguments);
      }
    }
  }

  Expression {
    parts = List.copyOf(parts);
  }
}
