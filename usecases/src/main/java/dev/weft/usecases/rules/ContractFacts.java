package dev.weft.usecases.rules;

import dev.weft.model.contract.Contract;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.contract.ServiceLevel;
import dev.weft.model.contract.ServiceLevel.Target;
import dev.weft.model.contract.TimeSpan;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.value.Value;
import dev.weft.usecases.change.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A contract as rules see it.
final class ContractFacts {

  private final List<LabelFamily> families;

  ContractFacts(List<LabelFamily> families) {
    this.families = List.copyOf(families);
  }

  FactGroup of(Sourced<Contract> document) {
    Contract contract = document.value();
    Value.Fields text = Texts.fields(document);
    return new FactGroup()
        .put("id", contract.id())
        .put("name", contract.name())
        .put("version", contract.version().toString())
        .put("status", contract.status())
        .with(described(text))
        .put("support", DocumentTexts.of(text, "support", "channel"))
        .put("tags", DocumentTexts.of(text, "tags"))
        .putAll("tables", contract.objects().stream().map(this::table).toList())
        .putAll("sla", contract.serviceLevels().stream().map(ContractFacts::promise).toList());
  }

  private static FactGroup described(Value.Fields text) {
    var facts = new FactGroup();
    if (text.fields().get("description") instanceof Value.Fields(Map<String, Value> parts)) {
      for (String part : List.of("purpose", "usage", "limitations")) {
        if (parts.get(part) instanceof Value.Text(String words)) {
          facts.put(part, words);
        }
      }
    }
    return facts;
  }

  private FactGroup table(SchemaObject table) {
    return new FactGroup()
        .put("name", table.name())
        .put("description", table.description())
        .put("tags", table.tags())
        .put("key", table.primaryKey())
        .put("rules", table.quality().size())
        .putAll("columns", table.properties().stream().map(this::column).toList());
  }

  private FactGroup column(Property column) {
    var facts =
        new FactGroup()
            .put("name", column.name())
            .put("type", column.type().word())
            .put("description", column.description())
            .put("required", column.required())
            .put("unique", column.unique())
            .put("labelled", column.classification().isPresent() || !column.labels().isEmpty())
            .put("tags", column.tags())
            .put("rules", column.quality().size());
    labels(column)
        .forEach(
            label ->
                families.stream()
                    .filter(family -> family.rank(label) >= 0)
                    .forEach(family -> facts.put(family.name(), label)));
    return facts;
  }

  private static List<String> labels(Property column) {
    var labels = new ArrayList<>(column.labels());
    column.classification().ifPresent(labels::add);
    return labels;
  }

  /// A promise whose value is no length of time is as long as can be, so that it keeps no bound.
  private static FactGroup promise(ServiceLevel level) {
    return new FactGroup()
        .put("property", level.name())
        .put("value", level.value())
        .put("unit", level.unit())
        .put(
            "hours",
            level.target() instanceof Target.Span(TimeSpan span) ? hours(span) : Long.MAX_VALUE)
        .put(
            "percent",
            level.target() instanceof Target.Share(BigDecimal percent) ? percent : BigDecimal.ZERO)
        .put("elements", level.elements());
  }

  /// Begun hours count.
  private static long hours(TimeSpan span) {
    return span.mean().plusHours(1).minusNanos(1).toHours();
  }
}
