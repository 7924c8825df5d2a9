package dev.weft.usecases.rules;

import dev.weft.governance.rules.Judged;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Onward;
import dev.weft.model.contract.Contract;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.Domain;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Mesh;
import dev.weft.model.mesh.Role;
import dev.weft.model.policy.RuleSubject;
import dev.weft.model.product.Product;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.run.Release;
import dev.weft.usecases.change.Texts;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What is there, as rules see it, with the names under which waivers may mean it. Thread-safe.
public final class RuleFacts {

  private final Map<String, Domain> domains;
  private final ContractFacts contracts;

  /// @param domains by name
  public RuleFacts(List<LabelFamily> families, Map<String, Domain> domains) {
    this.domains = Map.copyOf(domains);
    this.contracts = new ContractFacts(families);
  }

  /// The mesh itself.
  public Judged of(Mesh mesh) {
    var facts =
        new FactGroup()
            .put("name", mesh.name())
            .put("purposes", mesh.purposes().keySet())
            .put("domains", domains.keySet().stream().sorted().toList());
    return new Judged(
        RuleSubject.MESH, "", List.of("mesh"), new FactGroup().put("mesh", facts).made());
  }

  public Judged of(Domain domain) {
    return new Judged(
        RuleSubject.DOMAIN,
        domain.name(),
        List.of(domain.name()),
        new FactGroup().put("domain", facts(domain)).made());
  }

  private static FactGroup facts(Domain domain) {
    var contact = new FactGroup();
    domain.contact().forEach(contact::put);
    return new FactGroup()
        .put("name", domain.name())
        .put("title", domain.title())
        .put("parent", domain.parent())
        .put("contact", contact)
        .put("owners", holders(domain, Role.PRODUCT_OWNER))
        .put("stewards", holders(domain, Role.STEWARD));
  }

  private static Collection<String> holders(Domain domain, Role role) {
    return domain.members().stream()
        .filter(member -> member.roles().contains(role))
        .map(Member::who)
        .sorted()
        .toList();
  }

  /// A product, each of its output ports, and the contracts of those.
  public List<Judged> of(ProductFolder folder) {
    FactGroup about = about(folder);
    String domain = folder.id().domain();
    List<String> ofProduct = List.of(folder.id().toString(), domain);
    var all = new ArrayList<Judged>();
    all.add(new Judged(RuleSubject.PRODUCT, domain, ofProduct, about.made()));
    for (Product.OutputPort port : folder.product().value().outputPorts()) {
      Optional<Sourced<Contract>> contract = folder.contract(port.contractId());
      FactGroup facts =
          new FactGroup()
              .with(about)
              .put("port", facts(port))
              .put("contract", contract.map(contracts::of).orElseGet(FactGroup::new));
      List<String> targets = new ArrayList<>(List.of(folder.id() + ":" + port.name()));
      targets.addAll(ofProduct);
      all.add(new Judged(RuleSubject.PORT, domain, targets, facts.made()));
      contract.ifPresent(
          known -> {
            List<String> names = new ArrayList<>(List.of(known.value().id()));
            names.addAll(targets);
            all.add(new Judged(RuleSubject.CONTRACT, domain, names, facts.made()));
          });
    }
    return all;
  }

  /// What rules see of the product that something belongs to.
  FactGroup about(ProductFolder folder) {
    return new FactGroup()
        .put("domain", domain(folder.id().domain()))
        .put("product", product(folder));
  }

  private FactGroup domain(String name) {
    return Optional.ofNullable(domains.get(name))
        .map(RuleFacts::facts)
        .orElseGet(() -> new FactGroup().put("name", name));
  }

  private static FactGroup product(ProductFolder folder) {
    Product product = folder.product().value();
    var facts =
        new FactGroup()
            .put("domain", folder.id().domain())
            .put("name", folder.id().name())
            .put("version", product.version().toString())
            .put("major", product.major())
            .put("kind", product.kind().word())
            .put("status", product.status())
            .put("hidden", product.hidden())
            .put("readme", hasReadme(folder))
            .put("tags", product.tags())
            .put("owners", product.owners())
            .put("support", DocumentTexts.of(Texts.fields(folder.product()), "support", "channel"))
            .putAll("ports", product.outputPorts().stream().map(RuleFacts::facts).toList())
            .putAll("inputs", product.inputPorts().stream().map(RuleFacts::facts).toList());
    product.description().forEach(facts::put);
    return facts;
  }

  private static boolean hasReadme(ProductFolder folder) {
    return folder.files().values().stream()
        .anyMatch(
            file ->
                file.path().toLowerCase(Locale.ROOT).equals("readme.md")
                    && file.bytes().length > 0);
  }

  private static FactGroup facts(Product.OutputPort port) {
    return new FactGroup()
        .put("name", port.name())
        .put("type", port.type())
        .put("contract", port.contractId())
        .put("external", port.external());
  }

  private static FactGroup facts(Product.InputPort port) {
    return new FactGroup()
        .put("name", port.name())
        .put("contract", port.contractId())
        .put("major", port.version().major());
  }

  /// An agreement of a providing domain.
  ///
  /// @param personal whether it gives columns labelled personal or higher
  /// @param today from which its days count when it does not say when it begins
  public Judged of(
      String scope,
      Agreement agreement,
      Optional<ProductFolder> product,
      boolean personal,
      LocalDate today) {
    var columns = new ArrayList<String>();
    agreement
        .columns()
        .forEach((table, names) -> names.forEach(name -> columns.add(table + "." + name)));
    String consumer = agreement.consumer().text();
    var facts =
        new FactGroup()
            .put("id", agreement.id())
            .put("consumer", consumer)
            .put("kind", consumer.substring(0, consumer.indexOf(':')))
            .put("port", agreement.port())
            .put("onward", onward(agreement.onward()))
            .put("reason", agreement.reason())
            .put("purposes", agreement.purposes())
            .put("columns", columns.stream().sorted().toList())
            .put("days", days(agreement, today))
            .put("personal", personal);
    var all =
        product
            .map(this::about)
            .orElseGet(() -> new FactGroup().put("domain", domain(scope)))
            .put("agreement", facts);
    return new Judged(
        RuleSubject.AGREEMENT,
        scope,
        List.of("agreement:" + agreement.id(), agreement.product().toString(), scope),
        all.made());
  }

  /// A new revision beside the one before.
  public Judged ofChange(ProductFolder folder, ProductChangeFacts change) {
    FactGroup facts = change.facts(folder.product().value().version().toString());
    return new Judged(
        RuleSubject.CHANGE,
        folder.id().domain(),
        List.of(folder.id().toString(), folder.id().domain()),
        about(folder).put("change", facts).made());
  }

  /// Tables that are about to be published, with what their checks found.
  public Judged ofRelease(ProductFolder folder, Release release) {
    var facts =
        new FactGroup()
            .put("tables", release.tables().keySet())
            .putAll("checks", release.checks().stream().map(RuleFacts::facts).toList());
    return new Judged(
        RuleSubject.RELEASE,
        folder.id().domain(),
        List.of(folder.id().toString(), folder.id().domain()),
        about(folder).put("release", facts).made());
  }

  private static FactGroup facts(CheckResult result) {
    return new FactGroup()
        .put("name", result.check().name())
        .put("table", result.check().table())
        .put("element", result.check().element())
        .put("outcome", result.outcome().name().toLowerCase(Locale.ROOT))
        .put("severity", result.check().severity().name().toLowerCase(Locale.ROOT))
        .put("dimension", result.check().dimension());
  }

  private static String onward(Onward onward) {
    return switch (onward) {
      case Onward.None() -> "none";
      case Onward.Guarded() -> "guarded";
      case Onward.Free _ -> "free";
    };
  }

  /// How long it lasts, 0 for without end.
  private static long days(Agreement agreement, LocalDate today) {
    LocalDate from = agreement.from().map(LocalDate::parse).orElse(today);
    return agreement
        .until()
        .map(until -> ChronoUnit.DAYS.between(from, LocalDate.parse(until)) + 1)
        .orElse(0L);
  }
}
