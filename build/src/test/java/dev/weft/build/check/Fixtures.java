package dev.weft.build.check;

import dev.weft.model.contract.Constraints;
import dev.weft.model.contract.ForeignKey;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.QualityRule;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.table.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Contracts in a few words.
public final class Fixtures {

  private Fixtures() {}

  public static SchemaObject table(String name, Property... properties) {
    var placed = new ArrayList<Property>();
    for (int i = 0; i < properties.length; i++) {
      placed.add(at(properties[i], "/schema/0/properties/" + i));
    }
    return new SchemaObject(name, "", List.of(), placed, List.of(), "/schema/0");
  }

  public static Property column(String name, Type type) {
    return column(name, type, Constraints.NONE);
  }

  static Property column(String name, Type type, Constraints constraints) {
    return new Property(
        name,
        name,
        name,
        type,
        false,
        false,
        0,
        constraints,
        Optional.empty(),
        List.of(),
        List.of(),
        false,
        List.of(),
        "",
        "");
  }

  static Property key(Property p, int position) {
    return new Property(
        p.key(),
        p.name(),
        p.source(),
        p.type(),
        p.required(),
        p.unique(),
        position,
        p.constraints(),
        p.classification(),
        p.labels(),
        List.of(),
        p.quarantine(),
        p.quality(),
        p.description(),
        p.pointer());
  }

  static Property quarantined(Property p) {
    return new Property(
        p.key(),
        p.name(),
        p.source(),
        p.type(),
        true,
        p.unique(),
        p.keyPosition(),
        p.constraints(),
        p.classification(),
        p.labels(),
        List.of(),
        true,
        p.quality(),
        p.description(),
        p.pointer());
  }

  static Property ruled(Property p, QualityRule... rules) {
    return new Property(
        p.key(),
        p.name(),
        p.source(),
        p.type(),
        p.required(),
        p.unique(),
        p.keyPosition(),
        p.constraints(),
        p.classification(),
        p.labels(),
        List.of(),
        p.quarantine(),
        List.of(rules),
        p.description(),
        p.pointer());
  }

  static SchemaObject referring(SchemaObject table, ForeignKey... keys) {
    return new SchemaObject(
        table.name(),
        table.description(),
        table.tags(),
        table.properties(),
        table.quality(),
        List.of(keys),
        table.pointer());
  }

  private static Property at(Property p, String pointer) {
    return new Property(
        p.key(),
        p.name(),
        p.source(),
        p.type(),
        p.required(),
        p.unique(),
        p.keyPosition(),
        p.constraints(),
        p.classification(),
        p.labels(),
        List.of(),
        p.quarantine(),
        p.quality(),
        p.description(),
        pointer);
  }
}
