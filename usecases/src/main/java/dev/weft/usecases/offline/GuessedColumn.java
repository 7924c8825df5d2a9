package dev.weft.usecases.offline;

import dev.weft.engine.SourceProfiler.ColumnProfile;
import dev.weft.engine.SourceProfiler.Known;
import dev.weft.engine.SourceProfiler.Profile;
import dev.weft.formats.finding.Findings;
import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Guesses;
import dev.weft.formats.shape.Kind;
import dev.weft.formats.shape.TypeWords;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.Map;

/// A column as the rows of a file suggest it.
final class GuessedColumn {

  private final Profile profile;
  private final Place place;
  private final Findings findings;

  GuessedColumn(Profile profile, Place place, Findings findings) {
    this.profile = profile;
    this.place = place;
    this.findings = findings;
  }

  Field of(ColumnProfile column, String name) {
    Field field = typed(column, name);
    if (column.known() == Known.TYPE_AND_REQUIRED) {
      field = field.asRequired();
    }
    if (profile.rows() == 0) {
      return field;
    }
    if (!GuessContract.isStated(column)) {
      long given = profile.rows() - column.missing();
      String word = field.kind().logicalType();
      field =
          Guesses.mark(
              field,
              given == 0
                  ? "logicalType: there is no value in " + rows()
                  : "logicalType: all " + given + " values can be read as " + word);
    }
    if (!field.required() && column.missing() == 0) {
      field = Guesses.mark(field.asRequired(), "required: no value is missing in " + rows());
    }
    if (profile.candidateKey().filter(column.name()::equals).isPresent()) {
      field = Guesses.mark(field.withKeyPosition(1), "primaryKey: all values differ in " + rows());
    } else if (column.neverNegative()
        && isSigned(field.kind())
        && column.missing() < profile.rows()) {
      field =
          Guesses.mark(
              field.withOption("minimum", new Value.Numeral(BigDecimal.ZERO)),
              "minimum: no value is negative in " + rows());
    }
    return field;
  }

  private static boolean isSigned(Kind kind) {
    return kind instanceof Kind.Whole || kind instanceof Kind.Real || kind instanceof Kind.Exact;
  }

  private String rows() {
    return profile.rows() + (profile.rows() == 1 ? " row" : " rows");
  }

  private static String shortened(String type) {
    return type.length() > 100 ? type.substring(0, 100) + "…" : type;
  }

  private Field typed(ColumnProfile column, String name) {
    Kind kind = TypeWords.read(column.type(), place).kind();
    String source = name.equals(column.name()) ? "" : column.name();
    boolean unknown = kind instanceof Kind.Unknown;
    if (unknown) {
      findings.warning(
          ErrorCode.IMPORT_CHANGED,
          place,
          "The type " + shortened(column.type()) + " of `" + column.name() + "` becomes a string",
          "Write the logicalType that is meant");
    }
    return new Field(
        name,
        source,
        kind,
        false,
        false,
        0,
        Map.of(),
        java.util.List.of(),
        unknown ? column.type() : "",
        "",
        Map.of(),
        place);
  }
}
