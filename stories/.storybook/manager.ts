import { addons } from 'storybook/manager-api';
import { onSchemeOfSystem, schemeOfSystem, themeOf } from './theme.ts';

const paint = () => addons.setConfig({ theme: themeOf(schemeOfSystem()) });
paint();
onSchemeOfSystem(paint);
