import { action } from '../../../../../platform/act.ts';
import { keepSetting } from '../../../../organization/actions/keep-setting.ts';
import { type FormSettings, formRoutes } from '../contract.ts';

/** Where the form may be framed and how many an hour are usual; the centre says who may set it. */
export const putForm = action('web.putForm', formRoutes.putForm.body, async (tx, settings): Promise<FormSettings> => {
  await keepSetting(tx, { name: 'webForm', value: settings });
  return settings;
});
