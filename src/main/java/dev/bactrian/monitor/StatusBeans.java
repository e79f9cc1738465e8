package dev.bactrian.monitor;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;

/**
 * The situation as MBeans beside Camel's: {@code dev.bactrian:type=DataSet|EdaJob|Kpi|Pipeline,name=…}. Their attributes read the
 * situation when they are asked for. Owns the registrations until closed.
 */
public final class StatusBeans implements AutoCloseable {
    private static final String DOMAIN = "dev.bactrian";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final Set<ObjectName> registered = new LinkedHashSet<>();
    private final Watch watch;
    private final Clock clock;

    public StatusBeans(Watch watch, Clock clock) {
        this.watch = watch;
        this.clock = clock;
    }

    /** A data set's counts. */
    public interface DataSetMXBean {
        long getFilesPending();

        long getFilesLoaded();

        long getFilesFailed();

        long getRowsLoaded();

        long getRowsRejected();

        long getSecondsSinceLastFile();
    }

    /** An EDA job's last run. */
    public interface EdaJobMXBean {
        String getState();

        long getRowsRead();

        long getRowsWritten();

        long getSecondsSinceRun();
    }

    /** A KPI's last run. */
    public interface KpiMXBean {
        String getState();

        long getRows();

        long getMillis();

        long getSecondsSincePublished();
    }

    /** The whole pipeline. */
    public interface PipelineMXBean {
        String getVerdict();

        String[] getProblems();
    }

    /** Registers a bean for everything that there is now. */
    public void register(Iterable<String> dataSets, Iterable<String> jobs, Iterable<String> kpis) {
        dataSets.forEach(name -> add("DataSet", name, new DataSetBean(name), DataSetMXBean.class));
        jobs.forEach(name -> add("EdaJob", name, new JobBean(name), EdaJobMXBean.class));
        kpis.forEach(name -> add("Kpi", name, new KpiBean(name), KpiMXBean.class));
        add("Pipeline", "bactrian", new PipelineBean(), PipelineMXBean.class);
    }

    private <T> void add(String type, String name, T bean, Class<T> view) {
        try {
            String shown = name.matches("[\\w.-]+") ? name : ObjectName.quote(name);
            ObjectName objectName = new ObjectName(DOMAIN + ":type=" + type + ",name=" + shown);
            if (!server.isRegistered(objectName)) {
                server.registerMBean(new StandardMBean(bean, view, true), objectName);
                registered.add(objectName);
            }
        } catch (JMException refused) {
            throw new IllegalStateException(
                    "Unable to register the MBean of %s '%s': %s.".formatted(type, name, refused.getMessage()),
                    refused);
        }
    }

    @Override
    public void close() {
        for (ObjectName name : registered) {
            try {
                server.unregisterMBean(name);
            } catch (JMException gone) {
                throw new IllegalStateException("Unable to take back MBean '" + name + "'", gone);
            }
        }
        registered.clear();
    }

    private long secondsSince(@Nullable Instant moment) {
        return moment == null ? -1 : Duration.between(moment, clock.instant()).toSeconds();
    }

    private final class DataSetBean implements DataSetMXBean {
        private final String name;

        DataSetBean(String name) {
            this.name = name;
        }

        private long count(ToLongFunction<DataSetStatus> number) {
            return watch.situation().dataSets().stream()
                    .filter(each -> each.name().equals(name))
                    .mapToLong(number)
                    .findFirst()
                    .orElse(0);
        }

        @Override
        public long getFilesPending() {
            return count(DataSetStatus::pending);
        }

        @Override
        public long getFilesLoaded() {
            return count(DataSetStatus::loaded);
        }

        @Override
        public long getFilesFailed() {
            return count(DataSetStatus::failed);
        }

        @Override
        public long getRowsLoaded() {
            return count(DataSetStatus::rows);
        }

        @Override
        public long getRowsRejected() {
            return count(DataSetStatus::rejected);
        }

        @Override
        public long getSecondsSinceLastFile() {
            return count(each -> secondsSince(each.lastArrival()));
        }
    }

    private final class JobBean implements EdaJobMXBean {
        private final String name;

        JobBean(String name) {
            this.name = name;
        }

        private <T> T of(Function<JobStatus, T> fact, T otherwise) {
            Optional<JobStatus> job = watch.situation().jobs().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst();
            return job.map(fact).orElse(otherwise);
        }

        @Override
        public String getState() {
            return of(JobStatus::state, JobStatus.NEVER);
        }

        @Override
        public long getRowsRead() {
            return of(JobStatus::rowsRead, 0L);
        }

        @Override
        public long getRowsWritten() {
            return of(JobStatus::rowsWritten, 0L);
        }

        @Override
        public long getSecondsSinceRun() {
            return of(each -> secondsSince(each.finishedAt()), -1L);
        }
    }

    private final class KpiBean implements KpiMXBean {
        private final String name;

        KpiBean(String name) {
            this.name = name;
        }

        private <T> T of(Function<KpiStatus, T> fact, T otherwise) {
            Optional<KpiStatus> kpi = watch.situation().kpis().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst();
            return kpi.map(fact).orElse(otherwise);
        }

        @Override
        public String getState() {
            return of(KpiStatus::state, KpiStatus.NEVER);
        }

        @Override
        public long getRows() {
            return of(KpiStatus::rows, 0L);
        }

        @Override
        public long getMillis() {
            return of(KpiStatus::millis, 0L);
        }

        @Override
        public long getSecondsSincePublished() {
            return of(each -> secondsSince(each.publishedAt()), -1L);
        }
    }

    private final class PipelineBean implements PipelineMXBean {
        @Override
        public String getVerdict() {
            return watch.situation().verdict().name();
        }

        @Override
        public String[] getProblems() {
            return watch.situation().problems().stream()
                    .map(problem -> problem.subject() + ": " + problem.what())
                    .toArray(String[]::new);
        }
    }
}
