package dev.bactrian.monitor.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.jspecify.annotations.Nullable;

/** What JMX tells of a route. */
record RouteFacts(
        String id,
        @Nullable String description,
        String state,
        long exchanges,
        long failed,
        long inflight,
        long meanMillis,
        @Nullable String throughput) {

    static List<RouteFacts> of(CamelContext camel) {
        ManagedCamelContext managed = camel.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);
        List<RouteFacts> facts = new ArrayList<>();
        if (managed == null) {
            return facts;
        }
        for (Route route : camel.getRoutes()) {
            ManagedRouteMBean bean = managed.getManagedRoute(route.getRouteId());
            if (bean != null) {
                facts.add(of(bean));
            }
        }
        facts.sort(Comparator.comparing(RouteFacts::id));
        return facts;
    }

    private static RouteFacts of(ManagedRouteMBean bean) {
        try {
            return new RouteFacts(
                    bean.getRouteId(),
                    bean.getDescription(),
                    bean.getState(),
                    bean.getExchangesTotal(),
                    bean.getExchangesFailed(),
                    bean.getExchangesInflight(),
                    bean.getMeanProcessingTime(),
                    bean.getThroughput());
        } catch (Exception unanswered) {
            throw new IllegalStateException("JMX did not answer for route " + bean.getRouteId(), unanswered);
        }
    }
}
