package dev.weft.governance.policy;

import dev.weft.model.table.Type;

/// What values of a row can be compared with.
enum RowKind {
  TEXT("a text"),
  NUMBER("a number"),
  TRUTH("true or false"),
  DATE("a date"),
  TIMESTAMP("a timestamp without zone"),
  MOMENT("a timestamp with zone"),
  /// A date or time that somebody wrote or was given, and that fits all three.
  TIME("a date or time"),
  /// Everything else: only whether it is null can be asked.
  OTHER("of a type that cannot be compared");

  private final String words;

  RowKind(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  static RowKind of(Type type) {
    return switch (type) {
      case Type.Primitive primitive ->
          switch (primitive) {
            case STRING -> TEXT;
            case INT, LONG, FLOAT, DOUBLE -> NUMBER;
            case BOOLEAN -> TRUTH;
            case DATE -> DATE;
            case TIMESTAMP -> TIMESTAMP;
            case TIMESTAMPTZ -> MOMENT;
            case BINARY, TIME, UUID -> OTHER;
          };
      case Type.Decimal _ -> NUMBER;
      case Type.Struct _, Type.ListOf _, Type.MapOf _ -> OTHER;
    };
  }

  boolean comparableWith(RowKind other) {
    return this != OTHER && (this == other || (isTime() && other.isTime() && oneIs(other, TIME)));
  }

  private boolean oneIs(RowKind other, RowKind kind) {
    return this == kind || other == kind;
  }

  private boolean isTime() {
    return this == DATE || this == TIMESTAMP || this == MOMENT || this == TIME;
  }
}
