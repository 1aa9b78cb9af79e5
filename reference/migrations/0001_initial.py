"""The tables of this room."""

import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import modelsearch.index
import reference.models.topics
import reference.partial_date
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FieldOfAction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', reference.models.topics.CodeField(help_text='Part of addresses; do not change it later. Example: ostsee-wasser', max_length=80, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*$', 'Use lower-case letters, digits and hyphens only, such as “ostsee-wasser”.')], verbose_name='code')),
                ('label_de', models.CharField(max_length=80, verbose_name='name (German)')),
                ('label_en', models.CharField(blank=True, max_length=80, verbose_name='name (English)')),
                ('index_category', models.CharField(blank=True, help_text='Example: mobilitaet', max_length=40, verbose_name='category of the city index')),
                ('eu_theme', models.CharField(blank=True, help_text='Four letters of the EU list, such as TRAN', max_length=4, verbose_name='EU data theme')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
            ],
            options={
                'verbose_name': 'field of action',
                'verbose_name_plural': 'fields of action',
                'ordering': ['position', 'label_de'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='FundingProgramme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', reference.models.topics.CodeField(help_text='Short name of the programme. Example: mpsc', max_length=80, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*$', 'Use lower-case letters, digits and hyphens only, such as “ostsee-wasser”.')], verbose_name='code')),
                ('name_de', models.CharField(max_length=160, verbose_name='name (German)')),
                ('name_en', models.CharField(blank=True, max_length=160, verbose_name='name (English)')),
                ('product', models.CharField(blank=True, help_text='Example: KfW 436', max_length=80, verbose_name='product')),
                ('start', reference.partial_date.PartialDateField(blank=True, default='', help_text='Example: 2019', max_length=10, verbose_name='start')),
                ('end', reference.partial_date.PartialDateField(blank=True, default='', max_length=10, verbose_name='end')),
                ('summary_de', models.TextField(blank=True, verbose_name='summary (German)')),
                ('summary_en', models.TextField(blank=True, verbose_name='summary (English)')),
                ('support_de', models.TextField(blank=True, verbose_name='support for the cities')),
                ('monitoring_de', models.TextField(blank=True, verbose_name='what is known of its effect')),
            ],
            options={
                'verbose_name': 'funding programme',
                'verbose_name_plural': 'funding programmes',
                'ordering': ['name_de'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', reference.models.topics.CodeField(help_text='Part of addresses; do not change it later. Example: ostsee-wasser', max_length=80, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*$', 'Use lower-case letters, digits and hyphens only, such as “ostsee-wasser”.')], verbose_name='code')),
                ('text_de', models.CharField(max_length=200, verbose_name='text (German)')),
                ('text_en', models.CharField(blank=True, max_length=200, verbose_name='text (English)')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
            ],
            options={
                'verbose_name': 'goal',
                'verbose_name_plural': 'goals',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Licence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', reference.models.topics.CodeField(help_text='Short name of the licence. Example: cc-by-4-0', max_length=80, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*$', 'Use lower-case letters, digits and hyphens only, such as “ostsee-wasser”.')], verbose_name='code')),
                ('name', models.CharField(max_length=160, verbose_name='name')),
                ('use', models.CharField(choices=[('daten', 'data and texts'), ('code', 'program code')], default='daten', max_length=10, verbose_name='meant for')),
                ('uri', models.URLField(blank=True, help_text='As DCAT-AP.de lists it.', max_length=300, verbose_name='address')),
                ('spdx', models.CharField(blank=True, help_text='Example: EUPL-1.2', max_length=40, verbose_name='SPDX code')),
            ],
            options={
                'verbose_name': 'licence',
                'verbose_name_plural': 'licences',
                'ordering': ['use', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', reference.models.topics.CodeField(help_text='Short name of the source. Example: luebeck-139855', max_length=80, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*$', 'Use lower-case letters, digits and hyphens only, such as “ostsee-wasser”.')], verbose_name='code')),
                ('title', models.CharField(help_text="Descriptive, not the page's own headline.", max_length=255, verbose_name='title')),
                ('publisher', models.CharField(blank=True, max_length=160, verbose_name='publisher')),
                ('url', models.URLField(blank=True, help_text='Only when it is known in full.', max_length=500, verbose_name='address')),
                ('address_note', models.CharField(blank=True, help_text='Example: Address not recorded', max_length=255, verbose_name='instead of an address')),
                ('date', reference.partial_date.PartialDateField(blank=True, default='', help_text='Example: 2023, 09.2023 or 21.09.2023', max_length=10, verbose_name='date of the source')),
                ('seen_on', models.DateField(blank=True, help_text='The day on which you read it.', null=True, verbose_name='seen on')),
                ('mark', models.CharField(choices=[('A', "official, or the owner's own page"), ('P', 'press and third parties'), ('S', 'only the press release of 10 November 2023'), ('U', 'conclusion or knowledge without evidence')], default='A', max_length=1, verbose_name='origin')),
            ],
            options={
                'verbose_name': 'source',
                'verbose_name_plural': 'sources',
                'ordering': ['title'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='name')),
                ('slug', models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name='slug')),
            ],
            options={
                'verbose_name': 'tag',
                'verbose_name_plural': 'tags',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', reference.models.topics.CodeField(help_text='Part of addresses; do not change it later. Example: ostsee-wasser', max_length=80, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*$', 'Use lower-case letters, digits and hyphens only, such as “ostsee-wasser”.')], verbose_name='code')),
                ('term_de', models.CharField(max_length=120, verbose_name='word (German)')),
                ('term_en', models.CharField(blank=True, max_length=120, verbose_name='word (English)')),
                ('definition_de', models.TextField(help_text='One or two sentences in plain words.', verbose_name='definition (German)')),
                ('definition_en', models.TextField(blank=True, verbose_name='definition (English)')),
            ],
            options={
                'verbose_name': 'glossary word',
                'verbose_name_plural': 'glossary',
                'ordering': ['term_de'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='VocabularyGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('synonym', 'same meaning, in both directions'), ('alltag', 'everyday wording finds official term')], default='synonym', max_length=10, verbose_name='kind')),
                ('theme', models.CharField(blank=True, help_text='Example: transport', max_length=60, verbose_name='subject')),
                ('terms_de', models.TextField(blank=True, help_text='One a line, the most common first. Example: Ampel', verbose_name='words (German)')),
                ('terms_en', models.TextField(blank=True, help_text='One a line. Example: traffic light', verbose_name='words (English)')),
                ('everyday_terms', models.TextField(blank=True, help_text='One a line, without small words. Example: Auto abgeschleppt', verbose_name='everyday wordings')),
                ('official_terms', models.TextField(blank=True, help_text='One a line. Who types an everyday wording also finds these.', verbose_name='official terms')),
                ('is_active', models.BooleanField(default=True, verbose_name='used by the search')),
                ('origin', models.CharField(choices=[('datei', 'delivered with the software'), ('redaktion', 'written by editors')], default='redaktion', editable=False, max_length=10, verbose_name='origin')),
                ('is_edited', models.BooleanField(default=False, editable=False, verbose_name='changed by editors')),
                ('key', models.CharField(editable=False, max_length=40, unique=True)),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
            ],
            options={
                'verbose_name': 'group of words',
                'verbose_name_plural': 'synonyms and everyday words',
                'ordering': ['kind', 'terms_de', 'everyday_terms', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='VocabularyVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(default=0)),
                ('file_digest', models.CharField(blank=True, max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name='Citation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('fields', models.CharField(help_text='Names of the fields, separated by commas. Example: cost_invest_eur, results', max_length=200, verbose_name='on these fields')),
                ('value', models.TextField(blank=True, help_text='Example: 14 junctions in 09/2023', verbose_name='what the source says')),
                ('as_of', reference.partial_date.PartialDateField(blank=True, default='', help_text='Example: 2023, 09.2023 or 21.09.2023', max_length=10, verbose_name='as of')),
                ('seen_on', models.DateField(blank=True, help_text='The day on which you read it.', null=True, verbose_name='seen on')),
                ('state', models.CharField(choices=[('belegt', 'documented'), ('selbstauskunft', 'own statement'), ('unbestaetigt', 'unconfirmed'), ('widerspruechlich', 'contradictory')], default='belegt', max_length=20, verbose_name='evidence')),
                ('mark', models.CharField(choices=[('A', "official, or the owner's own page"), ('P', 'press and third parties'), ('S', 'only the press release of 10 November 2023'), ('U', 'conclusion or knowledge without evidence')], default='A', max_length=1, verbose_name='origin')),
                ('fact', models.CharField(blank=True, max_length=40, verbose_name='number in the list of facts')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('conflict_value', models.TextField(blank=True, help_text='What another source says instead.', verbose_name='other value')),
                ('conflict_note', models.TextField(blank=True, verbose_name='note on the other value')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
                ('conflict_sources', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='conflicting_%(class)ss', to='reference.source', verbose_name='sources of the other value')),
                ('sources', modelcluster.fields.ParentalManyToManyField(related_name='%(class)ss', to='reference.source', verbose_name='sources')),
            ],
            options={
                'verbose_name': 'citation',
                'verbose_name_plural': 'citations',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', reference.models.topics.CodeField(help_text='Part of addresses; do not change it later. Example: ostsee-wasser', max_length=80, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*$', 'Use lower-case letters, digits and hyphens only, such as “ostsee-wasser”.')], verbose_name='code')),
                ('label_de', models.CharField(max_length=100, verbose_name='name (German)')),
                ('label_en', models.CharField(blank=True, max_length=100, verbose_name='name (English)')),
                ('definition_de', models.TextField(blank=True, help_text='One sentence in plain words.', verbose_name='definition (German)')),
                ('definition_en', models.TextField(blank=True, verbose_name='definition (English)')),
                ('synonyms_de', models.TextField(blank=True, help_text='One a line. Whoever searches for one of them finds this topic.', verbose_name='synonyms (German)')),
                ('synonyms_en', models.TextField(blank=True, help_text='One a line.', verbose_name='synonyms (English)')),
                ('broader', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='narrower', to='reference.topic', verbose_name='broader topic')),
            ],
            options={
                'verbose_name': 'topic',
                'verbose_name_plural': 'topics',
                'ordering': ['label_de'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='RecordCitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('fields', models.CharField(help_text='Names of the fields, separated by commas. Example: cost_invest_eur, results', max_length=200, verbose_name='on these fields')),
                ('value', models.TextField(blank=True, help_text='Example: 14 junctions in 09/2023', verbose_name='what the source says')),
                ('as_of', reference.partial_date.PartialDateField(blank=True, default='', help_text='Example: 2023, 09.2023 or 21.09.2023', max_length=10, verbose_name='as of')),
                ('seen_on', models.DateField(blank=True, help_text='The day on which you read it.', null=True, verbose_name='seen on')),
                ('state', models.CharField(choices=[('belegt', 'documented'), ('selbstauskunft', 'own statement'), ('unbestaetigt', 'unconfirmed'), ('widerspruechlich', 'contradictory')], default='belegt', max_length=20, verbose_name='evidence')),
                ('mark', models.CharField(choices=[('A', "official, or the owner's own page"), ('P', 'press and third parties'), ('S', 'only the press release of 10 November 2023'), ('U', 'conclusion or knowledge without evidence')], default='A', max_length=1, verbose_name='origin')),
                ('fact', models.CharField(blank=True, max_length=40, verbose_name='number in the list of facts')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('conflict_value', models.TextField(blank=True, help_text='What another source says instead.', verbose_name='other value')),
                ('conflict_note', models.TextField(blank=True, verbose_name='note on the other value')),
                ('object_id', models.PositiveBigIntegerField(verbose_name='record')),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype', verbose_name='kind of record')),
                ('conflict_sources', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='conflicting_%(class)ss', to='reference.source', verbose_name='sources of the other value')),
                ('sources', modelcluster.fields.ParentalManyToManyField(related_name='%(class)ss', to='reference.source', verbose_name='sources')),
            ],
            options={
                'verbose_name': 'citation of a record',
                'verbose_name_plural': 'citations of records',
                'ordering': ['sort_order'],
                'abstract': False,
                'indexes': [models.Index(fields=['content_type', 'object_id'], name='record_citation_record')],
            },
        ),
        migrations.CreateModel(
            name='FundingDuty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('code', reference.models.topics.CodeField(help_text='Example: open-data', max_length=80, unique=False, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*$', 'Use lower-case letters, digits and hyphens only, such as “ostsee-wasser”.')], verbose_name='code')),
                ('text_de', models.TextField(verbose_name='text (German)')),
                ('text_en', models.TextField(blank=True, verbose_name='text (English)')),
                ('state', models.CharField(choices=[('belegt', 'documented'), ('selbstauskunft', 'own statement'), ('unbestaetigt', 'unconfirmed'), ('widerspruechlich', 'contradictory')], default='unbestaetigt', max_length=20, verbose_name='evidence')),
                ('programme', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='duties', to='reference.fundingprogramme', verbose_name='programme')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.source', verbose_name='source')),
            ],
            options={
                'verbose_name': 'duty',
                'verbose_name_plural': 'duties',
                'ordering': ['sort_order'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('programme', 'code'), name='duty_code')],
            },
        ),
    ]
