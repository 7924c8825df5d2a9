package dev.weft.usecases.offline;

import dev.weft.formats.folder.FolderFiles;
import dev.weft.formats.folder.FolderReader;
import dev.weft.formats.folder.Understood;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.model.contract.Contract;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.Product;
import dev.weft.model.product.Product.InputPort;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.compile.Compiled;
import dev.weft.usecases.compile.CompiledTable.Made;
import dev.weft.usecases.compile.InputTables;
import dev.weft.usecases.compile.PolicyChecks;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.rules.FolderRuling;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Checks a folder without any server: documents, what refers to what, every statement against the
/// schemas of its declared inputs, results against contracts, policies against their own tests.
/// Inputs that are not in the folder are taken from `.weft/inputs`, where `weft fetch` puts them.
public final class Validate {

  private final FolderReader reader;
  private final ProductCompiler compiler;
  private final Clock clock;

  /// @param clock tells which waivers hold
  public Validate(FolderReader reader, ProductCompiler compiler, Clock clock) {
    this.reader = reader;
    this.compiler = compiler;
    this.clock = clock;
  }

  /// What was found.
  ///
  /// @param kind mesh, domain, product or unknown
  /// @param documents how many were read
  /// @param statements how many were bound
  /// @param findings sorted by place
  public record Report(String kind, int documents, int statements, List<Finding> findings) {
    public Report {
      findings = List.copyOf(findings);
    }

    public boolean sound() {
      return findings.stream().noneMatch(Finding::stops);
    }
  }

  /// Checks everything below a folder; all findings at once.
  ///
  /// @throws dev.weft.model.error.WeftException W-DOC-001 when there is no such folder
  public Report validate(Path folder) {
    FolderFiles files = FolderFiles.list(folder);
    Understood understood = reader.read(files);
    var findings = new ArrayList<>(understood.findings());
    var inputs = new FolderInputs(understood);
    int statements = 0;
    for (ProductFolder product : understood.folder().products()) {
      Compiled compiled = compiler.compile(product, inputs);
      findings.addAll(compiled.beside(product, understood.findings()));
      statements += (int) compiled.tables().stream().filter(Made.class::isInstance).count();
    }
    understood
        .folder()
        .mesh()
        .ifPresent(
            mesh -> {
              var vocabulary = Vocabulary.of(mesh.value());
              findings.addAll(PolicyChecks.of(understood.folder(), vocabulary));
              findings.addAll(
                  FolderRuling.of(understood.folder(), vocabulary, LocalDate.now(clock)));
            });
    findings.sort(
        Comparator.comparing((Finding finding) -> finding.place().file())
            .thenComparingInt(finding -> finding.place().line())
            .thenComparingInt(finding -> finding.place().column()));
    return new Report(
        understood.kind().name().toLowerCase(Locale.ROOT),
        documents(understood.folder()),
        statements,
        findings);
  }

  private static int documents(MeshFolder folder) {
    int inProducts =
        folder.products().stream()
            .mapToInt(
                product ->
                    1
                        + (product.build().isPresent() ? 1 : 0)
                        + product.contracts().size()
                        + product.internals().size())
            .sum();
    return inProducts
        + (folder.mesh().isPresent() ? 1 : 0)
        + folder.people().size()
        + folder.connections().size()
        + folder.domains().size()
        + folder.agreements().size()
        + folder.policies().size()
        + folder.declassifiers().size()
        + folder.terms().size()
        + folder.rules().size()
        + folder.waivers().size();
  }

  /// What a folder declares.
  ///
  /// @param inputs input ports whose contracts are not in the folder itself
  public record Contents(List<ProductId> products, List<InputPort> inputs) {}

  /// Reads what a folder declares, without looking at statements.
  ///
  /// @throws dev.weft.model.error.WeftException PLAN_REFUSED with all findings when its documents
  ///   cannot be understood
  public Contents contents(Path folder) {
    Understood understood = reader.read(FolderFiles.list(folder));
    if (!understood.isSound()) {
      throw WeftException.of(
              ErrorCode.PLAN_REFUSED, "The folder's documents have errors", "Mend them first.")
          .withFindings(understood.findings());
    }
    var inputs = new FolderInputs(understood);
    var products = understood.folder().products();
    return new Contents(
        products.stream().map(ProductFolder::id).toList(),
        products.stream()
            .flatMap(product -> product.product().value().inputPorts().stream())
            .filter(input -> inputs.inFolder(input).isEmpty())
            .distinct()
            .toList());
  }

  /// Inputs among the folder's own products, else among what was fetched.
  private record FolderInputs(Understood understood) implements InputTables {

    @Override
    public Optional<Resolved> find(InputPort input) {
      return inFolder(input).or(() -> fetched(input));
    }

    private Optional<Resolved> inFolder(InputPort input) {
      for (ProductFolder folder : understood.folder().products()) {
        Product product = folder.product().value();
        if (product.status().equals("retired")) {
          continue;
        }
        for (Product.OutputPort port : product.outputPorts()) {
          if (!port.contractId().equals(input.contractId())) {
            continue;
          }
          Optional<Sourced<Contract>> contract = folder.contract(input.contractId());
          if (contract.isPresent()
              && contract.get().value().version().major() == input.version().major()) {
            return Optional.of(
                new Resolved(
                    product.id(),
                    product.major(),
                    port.name(),
                    contract.get().value(),
                    port.external()));
          }
        }
      }
      return Optional.empty();
    }

    /// A fetched contract says in its id which product it is of: `domain.product.port`.
    private Optional<Resolved> fetched(InputPort input) {
      Sourced<Contract> contract =
          understood.inputs().get(input.contractId() + "@" + input.version().major());
      if (contract == null) {
        return Optional.empty();
      }
      String[] parts = input.contractId().split("\\.", -1);
      return parts.length < 3
          ? Optional.empty()
          : ProductId.find(parts[0] + "/" + parts[1])
              .map(
                  product ->
                      new Resolved(
                          product, input.version().major(), parts[2], contract.value(), false));
    }
  }
}
