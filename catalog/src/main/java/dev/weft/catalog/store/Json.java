package dev.weft.catalog.store;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.weft.model.contract.ColumnPath;
import dev.weft.model.contract.QualityRule.Threshold;
import dev.weft.model.product.ProductId;
import dev.weft.model.product.Version;
import dev.weft.model.quality.Rule;
import java.util.List;
import java.util.SortedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.MutableConfigOverride;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/// JSON columns: records of `model` and of this room as text. What is stored here is read only
/// here, so the shape follows the records; unknown fields are ignored, absent ones must be allowed
/// by the record.
public final class Json {

  // The names are in stored rows: a case may be renamed in Java, never here.
  static final List<NamedType> CASES =
      List.of(
          new NamedType(Rule.Required.class, "required"),
          new NamedType(Rule.Range.class, "range"),
          new NamedType(Rule.MultipleOf.class, "multipleOf"),
          new NamedType(Rule.Length.class, "length"),
          new NamedType(Rule.Pattern.class, "pattern"),
          new NamedType(Rule.Valid.class, "valid"),
          new NamedType(Rule.Unique.class, "unique"),
          new NamedType(Rule.References.class, "references"),
          // what keys of several columns were called when they were a case of their own
          new NamedType(Rule.References.class, "keyReferences"),
          new NamedType(Rule.RowCount.class, "rowCount"),
          new NamedType(Rule.NullCount.class, "nullCount"),
          new NamedType(Rule.MissingCount.class, "missingCount"),
          new NamedType(Rule.InvalidCount.class, "invalidCount"),
          new NamedType(Rule.DuplicateCount.class, "duplicateCount"),
          new NamedType(Rule.Sql.class, "sql"),
          new NamedType(Rule.Format.class, "format"),
          new NamedType(Rule.Items.class, "items"),
          new NamedType(Rule.UniqueItems.class, "uniqueItems"),
          new NamedType(Rule.UniqueKey.class, "uniqueKey"),
          new NamedType(Rule.Nested.class, "nested"),
          new NamedType(Rule.Inside.class, "inside"),
          new NamedType(Rule.Intact.class, "readable"),
          new NamedType(Rule.Present.class, "present"),
          new NamedType(Rule.OfType.class, "ofType"),
          new NamedType(Rule.Text.class, "text"),
          new NamedType(Rule.Custom.class, "custom"),
          new NamedType(Rule.NotExecutable.class, "notExecutable"),
          new NamedType(Rule.Unmeasurable.class, "unmeasurable"),
          new NamedType(Threshold.MustBe.class, "mustBe"),
          new NamedType(Threshold.MustNotBe.class, "mustNotBe"),
          new NamedType(Threshold.GreaterThan.class, "mustBeGreaterThan"),
          new NamedType(Threshold.GreaterOrEqual.class, "mustBeGreaterOrEqualTo"),
          new NamedType(Threshold.LessThan.class, "mustBeLessThan"),
          new NamedType(Threshold.LessOrEqual.class, "mustBeLessOrEqualTo"),
          new NamedType(Threshold.Between.class, "mustBeBetween"),
          new NamedType(Threshold.NotBetween.class, "mustNotBeBetween"));

  private static final JsonMapper MAPPER = mapper();

  private Json() {}

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JacksonException e) {
      throw StoreProblems.unwritable(value.getClass().getSimpleName(), e);
    }
  }

  /// Reads what `write` wrote.
  ///
  /// @throws dev.weft.model.error.WeftException SERVER_STORE when the text is no such thing
  public static <T> T read(String text, Class<T> type) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JacksonException e) {
      throw StoreProblems.unreadable(type.getSimpleName(), e);
    }
  }

  /// Checks that a text is one JSON object, and returns it without needless space.
  ///
  /// @throws IllegalArgumentException when it is not
  public static String checkedObject(String text) {
    try {
      var tree = MAPPER.readTree(text);
      if (tree.isObject()) {
        return MAPPER.writeValueAsString(tree);
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("What goes into a JSON column is not JSON", e);
    }
    throw new IllegalArgumentException("What goes into a JSON column is no JSON object");
  }

  private static void emptyWhenAbsent(MutableConfigOverride override) {
    override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
  }

  private static JsonMapper mapper() {
    var names = new SimpleModule("names");
    names.addSerializer(ProductId.class, new TextJson.Writer<>(ProductId.class));
    names.addDeserializer(ProductId.class, new TextJson.Reader<>(ProductId.class, ProductId::find));
    names.addSerializer(Version.class, new TextJson.Writer<>(Version.class));
    names.addDeserializer(Version.class, new TextJson.Reader<>(Version.class, Version::find));
    names.addSerializer(ColumnPath.class, new ColumnPathJson.Writer());
    names.addDeserializer(ColumnPath.class, new ColumnPathJson.Reader());
    return JsonMapper.builder()
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .addModule(names)
        .addMixIn(Rule.class, NamedCase.class)
        .addMixIn(Threshold.class, NamedCase.class)
        .addMixIn(Rule.References.class, ColumnPathJson.OfReferences.class)
        // What is stored without a list was stored before there was one.
        .withConfigOverride(List.class, Json::emptyWhenAbsent)
        .withConfigOverride(SortedMap.class, Json::emptyWhenAbsent)
        .registerSubtypes(CASES.toArray(NamedType[]::new))
        .build();
  }
}
