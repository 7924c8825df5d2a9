package dev.weft.capture.synthetic;

import dev.weft.capture.synthetic.Expression.Part;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.datafaker.Faker;
import net.datafaker.service.FakeValuesService;
import net.datafaker.service.FakerContext;
import net.datafaker.service.RandomService;

/// The values of one column, row after row. Every column draws from a sequence of its own, so that
/// adding, removing or moving columns leaves the others as they are.
final class Values {

  private final Expression expression;
  private final Random random;
  private final Faker faker;
  private long row;

  private Values(Expression expression, Random random, Faker faker) {
    this.expression = expression;
    this.random = random;
    this.faker = faker;
  }

  static Values of(long seed, String column, Expression expression, FakeValuesService words) {
    Random random = new Random(seedOf(seed, column));
    FakerContext context = new FakerContext(Locale.US, new RandomService(random));
    return new Values(expression, random, new Faker(words, context));
  }

  /// The next row's value.
  String next() {
    row++;
    List<Part> parts = expression.parts();
    if (parts.size() == 1) {
      return value(parts.getFirst());
    }
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(value(part)));
    return text.toString();
  }

  private String value(Part part) {
    return switch (part) {
      case Part.Text(String text) -> text;
      case Part.Row() -> Long.toString(row);
      case Part.Day(LocalDate from, LocalDate to) ->
          LocalDate.ofEpochDay(random.nextLong(from.toEpochDay(), to.toEpochDay() + 1)).toString();
      case Part.Word(Vocabulary.Entry entry, List<Long> arguments) ->
          entry.value().apply(faker, arguments);
    };
  }

  private static long seedOf(long seed, String column) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((seed + "/" + column).getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
