import { lazy } from 'react';

const load = {
  action: () => import('./action-form.tsx'),
  department: () => import('./ask-department.tsx'),
  supply: () => import('./supply-form.tsx'),
  order: () => import('./find-order.tsx'),
  point: () => import('./point.tsx'),
  addPoint: () => import('./point-add.tsx'),
};

/** The forms of the desk come after its first screen, and before anybody can have asked for one. */
export const ActionForm = lazy(async () => ({ default: (await load.action()).ActionForm }));
export const AskDepartment = lazy(async () => ({ default: (await load.department()).AskDepartment }));
export const SupplyForm = lazy(async () => ({ default: (await load.supply()).SupplyForm }));
export const FindOrder = lazy(async () => ({ default: (await load.order()).FindOrder }));
export const Point = lazy(async () => ({ default: (await load.point()).Point }));
export const AddPoint = lazy(async () => ({ default: (await load.addPoint()).AddPoint }));

/** Brings them while nothing else is to be done. One that does not come is asked for again when it is opened, and says so then. */
export function bringForms(): void {
  setTimeout(() => void Promise.allSettled(Object.values(load).map((one) => one())), 300);
}
