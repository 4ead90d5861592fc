"""What mkdocs.yml names: the events of the plan site. A project without this folder names the plugin `plansite` instead."""

from plansite.mkdocs import PlanSite

_site = PlanSite()
on_config = _site.on_config
on_env = _site.on_env
on_files = _site.on_files
on_page_markdown = _site.on_page_markdown
on_page_context = _site.on_page_context
on_post_page = _site.on_post_page
on_template_context = _site.on_template_context
on_post_template = _site.on_post_template
on_post_build = _site.on_post_build
on_build_error = _site.on_build_error
