package jp.nagaokapay.api.pages;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** The packed files and their lifetimes in browsers. */
@Configuration(proxyBeanMethods = false)
class PageFiles implements WebMvcConfigurer {
    private static final String PACKED = "classpath:/static/app/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(PageSecurity.FILES + "/**")
                .addResourceLocations(PACKED + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
        for (Program program : Program.values()) {
            registry.addResourceHandler(program.path() + "/**")
                    .addResourceLocations(PACKED)
                    .setCacheControl(CacheControl.noCache())
                    .resourceChain(true)
                    .addResolver(new OnePage(program));
        }
    }

    /** The address without more, which the files' handlers below it do not see. */
    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        for (Program program : Program.values()) {
            String page = "forward:/app/" + program.page();
            registry.addViewController(program.path()).setViewName(page);
            registry.addViewController(program.path() + '/').setViewName(page);
        }
    }

    /**
     * A file where there is one of that name, else the program's page, which knows its addresses.
     */
    private static final class OnePage extends PathResourceResolver {
        private final Program program;

        OnePage(Program program) {
            this.program = program;
        }

        @Override
        protected @Nullable Resource getResource(String path, Resource location)
                throws IOException {
            boolean isFile = path.substring(path.lastIndexOf('/') + 1).contains(".");
            return super.getResource(isFile ? program.file(path) : program.page(), location);
        }
    }
}
