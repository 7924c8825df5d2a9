package dev.weft.formats.exchange;

import dev.weft.formats.edit.TreeText;
import dev.weft.formats.finding.Findings;
import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Kind;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.shape.Shape;
import dev.weft.formats.shape.ShapeDocument;
import dev.weft.formats.shape.Table;
import dev.weft.formats.shape.Table.Link;
import dev.weft.formats.shape.Table.Unique;
import dev.weft.model.error.Place;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes contracts up: all types, keys and constraints, plain names and odd ones.
final class GeneratedShapes {

  private static final List<String> ODD =
      List.of("select", "a\"b", "größe", "c'd", "x y", "Order", "--", "100%", "你好", "a.b", "`t`");

  private final Random random;
  private int names;

  GeneratedShapes(Random random) {
    this.random = random;
  }

  /// A contract as people would write it.
  String contract() {
    var losses = Losses.ofImport(new Findings());
    return TreeText.compact(new ShapeDocument(losses).of(shape()));
  }

  private Shape shape() {
    List<Table> tables = new ArrayList<>();
    int number = 1 + random.nextInt(3);
    for (int i = 0; i < number; i++) {
      tables.add(table("t" + i, tables));
    }
    return Shape.draft("generated", words(), tables);
  }

  private Table table(String name, List<Table> before) {
    List<Field> fields = new ArrayList<>();
    int number = 1 + random.nextInt(7);
    for (int i = 0; i < number; i++) {
      fields.add(field(fieldName(), 0));
    }
    keyed(fields);
    List<Link> links = new ArrayList<>();
    for (Table other : before) {
      if (!other.key().isEmpty() && random.nextBoolean()) {
        links.add(link(other, fields));
      }
    }
    Table table = Table.of(name, words(), fields, Place.NOWHERE).withLinks(links);
    List<String> plain = fields.stream().filter(f -> isPlain(f.kind())).map(Field::name).toList();
    return plain.size() > 1 && random.nextInt(3) == 0
        ? table.withUniques(List.of(new Unique(plain.subList(0, 2), "")))
        : table;
  }

  /// A key to another table, of one column or more, which are added.
  private static Link link(Table other, List<Field> fields) {
    List<String> columns = new ArrayList<>();
    for (String key : other.key()) {
      Field own =
          Field.of(
              "ref_" + other.name() + "_" + columns.size(),
              other.field(key).orElseThrow().kind(),
              Place.NOWHERE);
      fields.add(own);
      columns.add(own.name());
    }
    return new Link(columns, other.name(), other.key(), Place.NOWHERE);
  }

  private void keyed(List<Field> fields) {
    int position = 0;
    for (int i = 0; i < fields.size(); i++) {
      if (isPlain(fields.get(i).kind()) && random.nextInt(3) == 0 && position < 2) {
        fields.set(i, fields.get(i).withKeyPosition(++position));
      }
    }
  }

  private static boolean isPlain(Kind kind) {
    return kind instanceof Kind.Whole
        || kind instanceof Kind.Day
        || kind instanceof Kind.Moment
        || (kind instanceof Kind.Text(String format) && !format.equals("email"));
  }

  private String fieldName() {
    return random.nextInt(3) == 0 ? ODD.get(random.nextInt(ODD.size())) + names++ : "c" + names++;
  }

  private String words() {
    return random.nextInt(3) == 0 ? "" : "What it's \"about\"; -- " + random.nextInt(100);
  }

  private Field field(String name, int depth) {
    Kind kind = kind(depth);
    Field field = Field.of(name, kind, Place.NOWHERE).withDescription(words());
    if (random.nextInt(3) == 0) {
      field = field.asRequired();
    }
    if (isPlain(kind) && random.nextInt(4) == 0) {
      field = field.asUnique();
    }
    return random.nextBoolean() ? limited(field) : field;
  }

  private Field limited(Field field) {
    return switch (field.kind()) {
      case Kind.Whole whole -> number(field);
      case Kind.Real real -> number(field);
      case Kind.Exact exact -> number(field);
      case Kind.Text(String format) -> format.isEmpty() ? text(field) : field;
      case Kind.Day day -> field.withOption("minimum", new Value.Text("2001-02-03"));
      case Kind.Moment(boolean zoned) ->
          zoned ? field : field.withOption("maximum", new Value.Text("2030-01-01 10:20:30"));
      case Kind.Clock clock -> field.withOption("exclusiveMaximum", new Value.Text("23:00:00"));
      case Kind.Bytes bytes -> field;
      case Kind.Truth truth -> field;
      case Kind.Group group -> field;
      case Kind.Many many -> field;
      case Kind.Lookup lookup -> field;
      case Kind.Unknown unknown -> field;
    };
  }

  private Field number(Field field) {
    if (random.nextInt(3) == 0) {
      return field.withAllowed(List.of(numeral(1), numeral(2), numeral(7)));
    }
    String low = random.nextBoolean() ? "minimum" : "exclusiveMinimum";
    String high = random.nextBoolean() ? "maximum" : "exclusiveMaximum";
    return field
        .withOption(low, numeral(random.nextInt(5)))
        .withOption(high, numeral(10 + random.nextInt(90)));
  }

  private Field text(Field field) {
    return switch (random.nextInt(4)) {
      case 0 ->
          field.withAllowed(
              List.of(new Value.Text("a'b"), new Value.Text("é\\"), new Value.Text("")));
      case 1 -> field.withOption("minLength", numeral(random.nextInt(5)));
      case 2 -> field.withOption("maxLength", numeral(5 + random.nextInt(50)));
      default -> field.withOption("pattern", new Value.Text("[a-z]+"));
    };
  }

  private static Value numeral(int number) {
    return new Value.Numeral(BigDecimal.valueOf(number));
  }

  private Kind kind(int depth) {
    return switch (random.nextInt(depth > 1 ? 12 : 15)) {
      case 0 -> new Kind.Text("uuid");
      case 1 -> new Kind.Text("email");
      case 2 -> new Kind.Bytes();
      case 3 -> new Kind.Whole(List.of("i8", "u8", "i16", "u16", "i64").get(random.nextInt(5)));
      case 4 -> new Kind.Whole(List.of("u32", "u64", "i128", "u128").get(random.nextInt(4)));
      case 5 -> new Kind.Real(random.nextBoolean() ? "f32" : "f64");
      case 6 -> exact();
      case 7 -> new Kind.Day();
      case 8 -> new Kind.Clock();
      case 9 -> new Kind.Moment(random.nextBoolean());
      case 10 -> new Kind.Truth();
      case 11 -> random.nextBoolean() ? new Kind.Whole("i32") : new Kind.Text("");
      case 12 -> new Kind.Many(Field.of("element", kind(depth + 1), Place.NOWHERE));
      case 13 ->
          new Kind.Group(
              List.of(
                  Field.of(fieldName(), kind(depth + 1), Place.NOWHERE),
                  Field.of(fieldName(), kind(depth + 1), Place.NOWHERE)));
      default ->
          new Kind.Lookup(
              Field.of("key", new Kind.Text(""), Place.NOWHERE),
              Field.of("value", kind(depth + 1), Place.NOWHERE));
    };
  }

  private Kind exact() {
    int precision = 1 + random.nextInt(38);
    return new Kind.Exact(precision, random.nextInt(precision + 1));
  }
}
