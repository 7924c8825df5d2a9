package dev.weft.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The house rules, one method per sentence. This module sees every other one.
class HouseRulesTest {

  private static final String[] ROOMS = {
    "governance", "build", "capture", "catalog", "lake", "engine"
  };
  private static final String[] DOORS = {
    "dev.weft.server.rest..", "dev.weft.server.auth..", "dev.weft.server.background.."
  };

  /// Adapters lie beside what they write, whoever generates them.
  private static final Pattern GENERATED =
      Pattern.compile(".*(JsonAdapter|ValidationAdapter|JsonComponent|ValidatorComponent)\\.class");

  private static JavaClasses weft;

  @BeforeAll
  static void read() {
    weft =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.matches(GENERATED))
            .importPackages("dev.weft");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model",
        "formats",
        "governance",
        "build",
        "capture",
        "catalog",
        "lake",
        "engine",
        "usecases",
        "server",
        "cli"
      })
  void seesEveryModule(String module) {
    assertThat(weft.stream().map(JavaClass::getPackageName))
        .as("classes of " + module + ": a rule about nothing would hold")
        .anyMatch(name -> (name + ".").startsWith("dev.weft." + module + "."));
  }

  @Test
  void theVocabularyUsesNoTool() {
    classes()
        .that()
        .resideInAPackage("dev.weft.model..")
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage("dev.weft.model..", "java..", "org.jspecify.."))
        .because("the vocabulary outlives every tool")
        .check(weft);
  }

  @Test
  void decisionsAndPlansAreReplayable() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.weft.governance..", "dev.weft.build..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.net..", "java.nio.file..", "java.sql..")
        .because("a decision and a plan are functions: no file, socket or database")
        .check(weft);
    noClasses()
        .that()
        .resideInAnyPackage("dev.weft.governance..", "dev.weft.build..")
        .should()
        .callMethodWhere(readsAClock())
        .because("a decision of today must come out the same tomorrow: time is an argument")
        .check(weft);
  }

  @Test
  void roomsNeverSeeEachOther() {
    for (String room : ROOMS) {
      var others =
          List.of(ROOMS).stream()
              .filter(other -> !other.equals(room))
              .map(other -> "dev.weft." + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("dev.weft." + room + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .because("each room can be replaced, read and tested alone")
          .allowEmptyShould(true)
          .check(weft);
    }
  }

  @Test
  void nothingLooksUp() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.weft.usecases..", "dev.weft.server..", "dev.weft.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.weft.usecases..", "dev.weft.server..", "dev.weft.cli..")
        .because("arrows point down: doors, use cases, rooms, model")
        .check(weft);
    noClasses()
        .that()
        .resideInAPackage("dev.weft.usecases..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.weft.server..", "dev.weft.cli..")
        .because("what the platform does is the same behind every door")
        .check(weft);
  }

  @Test
  void doorsReachDataOnlyThroughUseCases() {
    noClasses()
        .that()
        .resideInAnyPackage(DOORS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.weft.governance..",
            "dev.weft.build..",
            "dev.weft.capture..",
            "dev.weft.catalog..",
            "dev.weft.lake..",
            "dev.weft.engine..")
        .because("a door must not find a way round governance; ask a use case")
        .check(weft);
  }

  @Test
  void theCommandTalksHttp() {
    noClasses()
        .that()
        .resideInAPackage("dev.weft.cli..")
        .and(wiresNothing())
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.weft..")
                .and(
                    resideOutsideOfPackages(
                        "dev.weft.cli..",
                        "dev.weft.model..",
                        "dev.weft.formats..",
                        "dev.weft.usecases.offline..")))
        .because("the command has no more power than the API; only Offline… put things together")
        .check(weft);
  }

  @Test
  void onlyTheWiringsNameAnEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.weft.engine.duckdb..")
        .and(wiresNothing())
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.weft.engine.duckdb..")
        .because("engines stay swappable")
        .check(weft);
  }

  @Test
  void onlyUseCasesAskTheKernel() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.weft.usecases..", "dev.weft.governance..")
        .and(wiresNothing())
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.weft.governance.access..")
        .because("there is one kernel and one way to it")
        .check(weft);
  }

  @Test
  void onlyTheKernelSaysYes() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.weft.governance.access..")
        .should()
        .callConstructorWhere(
            DescribedPredicate.describe(
                "it makes a Decision",
                call ->
                    call.getTargetOwner().isAssignableTo("dev.weft.governance.access.Decision")))
        .because("a second place that says yes is a hole")
        .check(weft);
  }

  @Test
  void aUseCaseCallsNoUseCase() {
    classes()
        .that(useCases())
        .should(callNoOther(useCases()))
        .because("a reader can start at any use case and finds its whole flow there")
        .check(weft);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.weft.(*)..").should().beFreeOfCycles().check(weft);
    for (String module : List.of("model", "formats", "usecases", "server", "catalog", "lake")) {
      slices()
          .matching("dev.weft." + module + ".(*)..")
          .should()
          .beFreeOfCycles()
          .because("a reader can always start somewhere")
          .allowEmptyShould(true)
          .check(weft);
    }
  }

  @Test
  void documentsAreReadInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.weft.formats..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.snakeyaml..", "tools.jackson.dataformat..", "com.networknt..")
        .because("YAML and JSON Schema have one home, with its limits")
        .check(weft);
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.weft.model..",
            "dev.weft.governance..",
            "dev.weft.build..",
            "dev.weft.usecases..",
            "dev.weft.server..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..")
        .because("JSON of the door is generated; meaning is not read off trees of text")
        .check(weft);
  }

  @Test
  void onlyTheCatalogSpeaksJdbc() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.weft.catalog..", "dev.weft.engine.duckdb..", "dev.weft.capture..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.sqlite..")
        .because("what exists is in one database, behind one room")
        .check(weft);
  }

  @Test
  void noThreadCarriesHiddenState() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocal.class)
        .because("who asks is a ScopedValue, bound once at each door")
        .check(weft);
  }

  @Test
  void onlyTheCommandPrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.weft.cli..")
        .should()
        .accessField(System.class, "out")
        .because("stdout is data of the command; everything else has a logger")
        .check(weft);
  }

  @Test
  void nothingStaticChanges() {
    fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat(nameMatching("dev\\.weft\\..*"))
        .and(
            DescribedPredicate.describe(
                "are written by people",
                field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
        .should()
        .beFinal()
        .because("state that all share belongs into the wiring")
        .check(weft);
  }

  @Test
  void nothingLooksAtClassesFromInside() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("java.lang.reflect..")
                .and(
                    DescribedPredicate.describe(
                        "are not what adapters and switches need",
                        type -> !HARMLESS.contains(type.getFullName()))))
        .because("what runs can be found by reading")
        .check(weft);
  }

  private static final Set<String> HARMLESS =
      Set.of("java.lang.reflect.Type", "java.lang.reflect.InvocationHandler");

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .because("such a name says that nobody knows what it is")
        .check(weft);
  }

  private static DescribedPredicate<JavaClass> wiresNothing() {
    return DescribedPredicate.describe(
        "are no wiring",
        type -> {
          String outermost = type.getName().replaceAll("\\$.*", "");
          return !outermost.equals("dev.weft.server.Wiring")
              && !outermost.matches("dev\\.weft\\.cli\\.Offline(Tests|Exchange)?");
        });
  }

  /// Named like a request: a verb first.
  private static DescribedPredicate<JavaClass> useCases() {
    var verbs =
        "(Plan|Apply|List|Show|Start|Cancel|Diff|Rollback|Run|Create|Revoke|Inspect|Sweep|Propose|Review"
            + "|Authenticate|WhoAm|Validate|Verify|Export)";
    return DescribedPredicate.describe(
        "are use cases",
        type ->
            type.getPackageName().startsWith("dev.weft.usecases.")
                && type.getSimpleName().matches(verbs + "([A-Z]\\w*)?")
                && !type.getSimpleName().matches(".*(View|Views|Request|Failures|Hub|Worker)")
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.isRecord()
                && !type.isInterface());
  }

  private static ArchCondition<JavaClass> callNoOther(DescribedPredicate<JavaClass> useCases) {
    return new ArchCondition<>("call no other use case") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(use -> useCases.test(use.getTargetClass()))
            .filter(use -> !use.getTargetClass().equals(type))
            .forEach(use -> events.add(SimpleConditionEvent.violated(type, use.getDescription())));
      }
    };
  }

  private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall> readsAClock() {
    return DescribedPredicate.describe(
        "it reads a clock",
        call ->
            (call.getTarget().getName().equals("now")
                    && call.getTargetOwner().getPackageName().equals("java.time"))
                || (call.getTargetOwner().isEquivalentTo(System.class)
                    && Set.of("currentTimeMillis", "nanoTime")
                        .contains(call.getTarget().getName())));
  }
}
