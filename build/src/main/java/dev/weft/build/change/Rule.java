package dev.weft.build.change;

/// The rows of the table of breaking changes, by stable names. A name never changes its meaning.
public enum Rule {
  // what the whole is
  CONTRACT_REPLACED("contract-replaced", Effect.REPLACED),
  STATUS_RETIRED("status-retired", Effect.LOOSENED),
  STATUS_REVIVED("status-revived", Effect.TIGHTENED),
  STATUS_DEPRECATED("status-deprecated", Effect.FOLLOWED),
  STATUS_CHANGED("status-changed", Effect.FOLLOWED),
  // objects and properties
  OBJECT_ADDED("object-added", Effect.TIGHTENED),
  OBJECT_REMOVED("object-removed", Effect.LOOSENED),
  OBJECT_RENAMED("object-renamed", Effect.REPLACED),
  PROPERTY_ADDED("property-added", Effect.TIGHTENED),
  PROPERTY_REMOVED("property-removed", Effect.LOOSENED),
  PROPERTY_RENAMED("property-renamed", Effect.REPLACED),
  ELEMENT_DEPRECATED("element-deprecated", Effect.FOLLOWED),
  LOGICAL_TYPE_ADDED("logical-type-added", Effect.TIGHTENED),
  LOGICAL_TYPE_REMOVED("logical-type-removed", Effect.LOOSENED),
  LOGICAL_TYPE_CHANGED("logical-type-changed", Effect.REPLACED),
  PHYSICAL_NAME_CHANGED("physical-name-changed", Effect.REPLACED),
  PHYSICAL_TYPE_ADDED("physical-type-added", Effect.TIGHTENED),
  PHYSICAL_TYPE_REMOVED("physical-type-removed", Effect.LOOSENED),
  PHYSICAL_TYPE_CHANGED("physical-type-changed", Effect.REPLACED),
  PHYSICAL_TYPE_WIDENED("physical-type-widened", Effect.FOLLOWED),
  PHYSICAL_TYPE_RESPELT("physical-type-respelt", Effect.WORDS),
  // constraints
  REQUIRED_TIGHTENED("required-tightened", Effect.TIGHTENED),
  REQUIRED_LOOSENED("required-loosened", Effect.LOOSENED),
  UNIQUE_TIGHTENED("unique-tightened", Effect.TIGHTENED),
  UNIQUE_LOOSENED("unique-loosened", Effect.LOOSENED),
  KEY_ADDED("primary-key-added", Effect.TIGHTENED),
  KEY_REMOVED("primary-key-removed", Effect.LOOSENED),
  KEY_CHANGED("primary-key-changed", Effect.REPLACED),
  RANGE_WIDENED("range-widened", Effect.LOOSENED),
  RANGE_NARROWED("range-narrowed", Effect.TIGHTENED),
  RANGE_CHANGED("range-changed", Effect.REPLACED),
  LENGTH_WIDENED("length-widened", Effect.LOOSENED),
  LENGTH_NARROWED("length-narrowed", Effect.TIGHTENED),
  PATTERN_ADDED("pattern-added", Effect.TIGHTENED),
  PATTERN_REMOVED("pattern-removed", Effect.LOOSENED),
  PATTERN_CHANGED("pattern-changed", Effect.REPLACED),
  FORMAT_ADDED("format-added", Effect.TIGHTENED),
  FORMAT_REMOVED("format-removed", Effect.LOOSENED),
  FORMAT_CHANGED("format-changed", Effect.REPLACED),
  FORMAT_WIDENED("format-widened", Effect.FOLLOWED),
  OPTION_ADDED("option-added", Effect.TIGHTENED),
  OPTION_REMOVED("option-removed", Effect.LOOSENED),
  OPTION_CHANGED("option-changed", Effect.REPLACED),
  VALUES_LISTED("allowed-values-listed", Effect.TIGHTENED),
  VALUES_OPENED("allowed-values-opened", Effect.LOOSENED),
  VALUE_ALLOWED("allowed-value-added", Effect.LOOSENED),
  VALUE_FORBIDDEN("allowed-value-removed", Effect.TIGHTENED),
  // quality
  QUALITY_ADDED("quality-added", Effect.TIGHTENED),
  QUALITY_REMOVED("quality-removed", Effect.LOOSENED),
  QUALITY_TIGHTENED("quality-tightened", Effect.TIGHTENED),
  QUALITY_LOOSENED("quality-loosened", Effect.LOOSENED),
  QUALITY_CHANGED("quality-changed", Effect.REPLACED),
  // service levels
  SLA_ADDED("sla-added", Effect.TIGHTENED),
  SLA_REMOVED("sla-removed", Effect.LOOSENED),
  SLA_TIGHTENED("sla-tightened", Effect.TIGHTENED),
  SLA_RELAXED("sla-relaxed", Effect.LOOSENED),
  SLA_CHANGED("sla-changed", Effect.REPLACED),
  // labels
  LABEL_FIRST("label-first", Effect.FOLLOWED),
  LABEL_ADDED("label-added", Effect.REPLACED),
  LABEL_CHANGED("label-changed", Effect.REPLACED),
  LABEL_REMOVED("label-removed", Effect.REPLACED),
  LABEL_MOVED("label-moved", Effect.WORDS),
  // who and where
  ROLE_ADDED("role-added", Effect.TIGHTENED),
  ROLE_REMOVED("role-removed", Effect.LOOSENED),
  ROLE_CHANGED("role-changed", Effect.REPLACED),
  ROLE_ACCESS_ADDED("role-access-added", Effect.TIGHTENED),
  ROLE_ACCESS_REMOVED("role-access-removed", Effect.LOOSENED),
  RELATIONSHIP_ADDED("relationship-added", Effect.TIGHTENED),
  RELATIONSHIP_REMOVED("relationship-removed", Effect.LOOSENED),
  SERVER_ADDED("server-added", Effect.TIGHTENED),
  SERVER_REMOVED("server-removed", Effect.LOOSENED),
  SERVER_RENAMED("server-renamed", Effect.REPLACED),
  SERVER_TYPE("server-type-changed", Effect.REPLACED),
  SERVER_FORMAT_ADDED("server-format-added", Effect.TIGHTENED),
  SERVER_FORMAT_REMOVED("server-format-removed", Effect.LOOSENED),
  SERVER_FORMAT("server-format-changed", Effect.REPLACED),
  SERVER_LOCATION("server-location-changed", Effect.FOLLOWED),
  // words
  DESCRIPTION("description", Effect.WORDS),
  TAGS("tags", Effect.WORDS),
  EXAMPLES("examples", Effect.WORDS),
  BUSINESS_NAME("business-name", Effect.WORDS),
  CUSTOM_PROPERTY("custom-property", Effect.WORDS),
  SUPPORT("support", Effect.WORDS),
  TEAM("team", Effect.WORDS),
  OTHER_FIELD("other-field", Effect.WORDS),
  // products
  PRODUCT_REPLACED("product-replaced", Effect.REPLACED),
  PRODUCT_RENAMED("product-renamed", Effect.FOLLOWED),
  PRODUCT_RETIRED("product-status-ending", Effect.REPLACED),
  PRODUCT_DEPRECATED("product-status-deprecated", Effect.FOLLOWED),
  PRODUCT_STATUS("product-status-changed", Effect.FOLLOWED),
  PORT_ADDED("port-added", Effect.FOLLOWED),
  PORT_REMOVED("port-removed", Effect.REPLACED),
  PORT_MAJOR("port-major-replaced", Effect.REPLACED),
  PORT_CONTRACT("port-contract-replaced", Effect.REPLACED),
  PORT_CONTRACT_ADDED("port-contract-added", Effect.FOLLOWED),
  PORT_TYPE("port-type-changed", Effect.REPLACED),
  PORT_LOWERED("port-version-lowered", Effect.REPLACED),
  PORT_RAISED("port-version-raised", Effect.FOLLOWED),
  PORT_MENDED("port-version-mended", Effect.WORDS),
  INPUT_CONTRACTS("input-contracts-changed", Effect.FOLLOWED),
  INPUT_PORT_ADDED("input-port-added", Effect.WORDS),
  INPUT_PORT_REMOVED("input-port-removed", Effect.FOLLOWED),
  INPUT_PORT_CHANGED("input-port-changed", Effect.FOLLOWED),
  MANAGEMENT_PORT_ADDED("management-port-added", Effect.WORDS),
  MANAGEMENT_PORT_REMOVED("management-port-removed", Effect.FOLLOWED),
  MANAGEMENT_PORT_CHANGED("management-port-changed", Effect.FOLLOWED),
  SBOM("sbom", Effect.WORDS);

  private final String word;
  private final Effect effect;

  Rule(String word, Effect effect) {
    this.word = word;
    this.effect = effect;
  }

  /// The stable name.
  public String word() {
    return word;
  }

  public Effect effect() {
    return effect;
  }
}
